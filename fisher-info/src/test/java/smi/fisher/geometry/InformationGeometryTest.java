package smi.fisher.geometry;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smi.morphing.InvalidInputException;

/** Spaces whose geodesics are known: planes in several coordinates, spheres, the hyperbolic plane. */
class InformationGeometryTest {
    /** The plane with radius 2 + x and angle y. */
    private static final InformationGeometry POLAR =
            geometry(2, t -> new double[][] {{1, 0}, {0, (2 + t[0]) * (2 + t[0])}});

    private static InformationGeometry geometry(int n, java.util.function.Function<double[], double[][]> metric) {
        double[] scales = new double[n];
        java.util.Arrays.fill(scales, 1);
        return InformationGeometry.of(InformationMetric.of(scales, metric));
    }

    /** Γ⁰₁₁ = −(2 + x) and Γ¹₀₁ = 1/(2 + x); the five-point derivative of a parabola is exact up to rounding. */
    @Test
    void christoffelSymbolsOfThePolarMetric() {
        for (double x : new double[] {0, 0.7, -1.2}) {
            double[][][] g = POLAR.christoffel(x, 0.3);
            double r = 2 + x;
            assertArrayEquals(new double[] {0, 0}, g[0][0], 1e-11);
            assertArrayEquals(new double[] {0, -r}, g[0][1], 1e-11);
            assertArrayEquals(new double[] {0, 1 / r}, g[1][0], 1e-11);
            assertArrayEquals(new double[] {1 / r, 0}, g[1][1], 1e-11);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 1, 0.5", "0, 0, 0, 1", "-1, 0.2, 2, 2", "1, 0, -0.5, -2.5", "0.3, 1, 0.31, 1.01"})
    void polarDistancesAreThoseOfThePlane(double x0, double y0, double x1, double y1) {
        double a = 2 + x0;
        double b = 2 + x1;
        double cosine = Math.cos(y1 - y0);
        double expected = Math.sqrt(a * a + b * b - 2 * a * b * cosine);
        assertEquals(expected, POLAR.distance(new double[] {x0, y0}, new double[] {x1, y1}), 1e-8);
    }

    @Test
    void aFlatMetricHasStraightLines() {
        double[][] information = {{9, -3, 0}, {-3, 7, 1}, {0, 1, 4}};
        InformationGeometry flat = geometry(3, t -> information);
        double[] from = {0.1, -0.2, 0.3};
        double[] to = {0.5, 0.4, -0.1};
        Geodesic line = flat.between(from, to);
        assertEquals(flat.localDistance(from, to), line.length(), 1e-12);
        double[] distance = line.distance();
        for (int k = 0; k < distance.length; k++) {
            double share = distance[k] / line.length();
            for (int i = 0; i < 3; i++) {
                assertEquals(from[i] + share * (to[i] - from[i]), line.points()[k][i], 1e-12);
            }
        }
        assertEquals(0, flat.scalarCurvature(from), 1e-12);
    }

    @Test
    void distancesOnASphereInThreeDimensionsAndInTheHyperbolicPlane() {
        // the 3-sphere in angles: great circles
        InformationGeometry sphere = geometry(3, t -> {
            double s = Math.sin(t[0]) * Math.sin(t[0]);
            double u = Math.sin(t[1]) * Math.sin(t[1]);
            return new double[][] {{1, 0, 0}, {0, s, 0}, {0, 0, s * u}};
        });
        double[] a = {1.0, 1.2, 0.3};
        double[] b = {1.4, 0.9, 1.1};
        double dot = 0;
        double[] pa = onSphere(a);
        double[] pb = onSphere(b);
        for (int i = 0; i < 4; i++) {
            dot += pa[i] * pb[i];
        }
        assertEquals(Math.acos(dot), sphere.distance(a, b), 1e-8);
        // derivatives of derivatives by differences: 1e-16 / 1e-3² of rounding
        assertEquals(6, sphere.scalarCurvature(a), 1e-6);
        InformationGeometry hyperbolic =
                geometry(2, t -> new double[][] {{1 / (t[1] * t[1]), 0}, {0, 1 / (t[1] * t[1])}});
        double distance = hyperbolic.distance(new double[] {0, 1}, new double[] {1, 1.5});
        assertEquals(acosh(1 + (1 + 0.25) / (2 * 1.5)), distance, 1e-8);
        assertEquals(distance, hyperbolic.distance(new double[] {1, 1.5}, new double[] {0, 1}), 1e-8);
        assertEquals(-2, hyperbolic.scalarCurvature(0.2, 1.1), 1e-6);
    }

    private static double acosh(double x) {
        return Math.log(x + Math.sqrt(x * x - 1));
    }

    private static double[] onSphere(double[] t) {
        return new double[] {
            Math.cos(t[0]),
            Math.sin(t[0]) * Math.cos(t[1]),
            Math.sin(t[0]) * Math.sin(t[1]) * Math.cos(t[2]),
            Math.sin(t[0]) * Math.sin(t[1]) * Math.sin(t[2])
        };
    }

    @Test
    void contoursAreAtTheirDistance() {
        List<Geodesic> circle = POLAR.contour(new double[] {0, 0}, 1.2, 12);
        assertEquals(13, circle.size());
        for (Geodesic line : circle) {
            assertEquals(1.2, line.length(), 1e-12);
            double r = 2 + line.end()[0];
            double phi = line.end()[1];
            assertEquals(1.2, Math.hypot(r * Math.cos(phi) - 2, r * Math.sin(phi)), 1e-9);
        }
    }

    @Test
    void distancesBecomeExclusions() {
        assertEquals(0.3173105, ExpectedExclusion.pValue(1, 1), 1e-7);
        assertEquals(Math.exp(-0.5 * 4), ExpectedExclusion.pValue(2, 2), 1e-12);
        assertEquals(Math.sqrt(-2 * Math.log(0.05)), ExpectedExclusion.distance(0.95, 2), 1e-9);
        assertThrows(InvalidInputException.class, () -> ExpectedExclusion.distance(1, 2));
    }

    @Test
    void blindDirectionsAndOtherDimensionsAreRefused() {
        InformationGeometry blind = geometry(2, t -> new double[][] {{1, 0}, {0, 0}});
        assertThrows(InvalidInputException.class, () -> blind.christoffel(0, 0));
        assertThrows(
                InvalidInputException.class, () -> geometry(3, t -> new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}})
                        .contour(new double[3], 1, 4));
        assertThrows(InvalidInputException.class, () -> POLAR.towards(new double[2], new double[2], 1));
        assertThrows(InvalidInputException.class, () -> InformationMetric.of(new double[] {0}, t -> null));
    }

    /** Cubic interpolation: its error falls with the third power of the spacing. */
    @Test
    void aGridStandsForTheMetric() {
        double coarse = gridError(11);
        double fine = gridError(41);
        assertTrue(coarse < 1e-2, "coarse " + coarse);
        assertTrue(fine < coarse / 20, coarse + " " + fine);
        GridMetric grid = grid(11);
        assertThrows(InvalidInputException.class, () -> grid.at(2, 0));
        assertThrows(InvalidInputException.class, () -> GridMetric.of(new double[][] {{0, 1}}, t -> null));
        assertThrows(
                InvalidInputException.class,
                () -> GridMetric.of(new double[][] {{0, 1, 2}}, t -> new double[][] {{-1}}));
    }

    private static double gridError(int points) {
        InformationGeometry exact = geometry(2, InformationGeometryTest::curved);
        double[] from = {-0.6, -0.5};
        double[] to = {0.7, 0.4};
        return Math.abs(InformationGeometry.of(grid(points)).distance(from, to) - exact.distance(from, to));
    }

    private static GridMetric grid(int points) {
        double[] axis = new double[points];
        java.util.Arrays.setAll(axis, k -> -1 + 2.0 * k / (points - 1));
        return GridMetric.of(new double[][] {axis, axis}, InformationGeometryTest::curved);
    }

    private static double[][] curved(double[] t) {
        double x = 3 + Math.sin(2 * t[0]) + t[1];
        return new double[][] {{x * x, 0.5 * t[0]}, {0.5 * t[0], 2 + Math.cos(t[1])}};
    }
}
