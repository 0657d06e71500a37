package smi.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smi.events.Luminosity;
import smi.fisher.Information;
import smi.fisher.InformationDistribution;
import smi.fisher.geometry.InformationGeometry;
import smi.fisher.geometry.InformationMetric;
import smi.morphing.InvalidInputException;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

class InformationFiguresTest {
    private static final ParameterSpace SPACE =
            ParameterSpace.of(Parameter.of("a", 2, -1, 1), Parameter.of("b", 2, -1, 1));

    @TempDir
    Path folder;

    static Information information(double aa, double ab, double bb, double error) {
        double[][][][] covariance = new double[2][2][2][2];
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                covariance[i][j][i][j] = error * error;
                covariance[i][j][j][i] = error * error;
            }
        }
        return new Information(
                List.of("a", "b"),
                SPACE.origin(),
                new Luminosity(1),
                "test",
                new double[][] {{aa, ab}, {ab, bb}},
                covariance,
                List.of());
    }

    static Map<String, Information> methods() {
        Map<String, Information> methods = new LinkedHashMap<>();
        methods.put("truth", information(100, -40, 60, 5));
        methods.put("learned", information(80, -35, 50, 8));
        methods.put("rate", information(16, -12, 9.5, 1));
        return methods;
    }

    static InformationDistribution distribution() {
        List<Information> bins = List.of(
                information(1, 0, 1, 0.2),
                information(4, 0, 2, 0.5),
                information(9, 0, 1, 0.9),
                information(20, 0, 8, 2));
        return new InformationDistribution(
                "m_ll", new double[] {300, 500, 1000}, new double[] {1, 5, 2, 0.5}, bins, bins);
    }

    static GeodesicFigure geodesics() {
        var geometry = InformationGeometry.of(
                InformationMetric.of(new double[] {1, 1}, t -> new double[][] {{1, 0}, {0, (2 + t[0]) * (2 + t[0])}}));
        return new GeodesicFigure(
                Axis.linear("a", ""),
                Axis.linear("b", ""),
                geometry.contour(new double[] {0, 0}, 1.5, 48),
                List.of(0.5, 1.0, 1.5),
                Labels.none());
    }

    @Test
    void eigenvaluesHaveTheirErrors() {
        BarFigure figure = InformationFigures.eigenvalues(methods());
        assertEquals(
                List.of("truth", "learned", "rate"),
                figure.bars().stream().map(Bars::name).toList());
        Information truth = methods().get("truth");
        assertEquals(truth.eigenvalues()[1], figure.bars().get(0).values().get(1), 1e-12);
        // v vᵀ over elements whose errors are independent: 5 √(v0⁴ + v1⁴ + (2 v0 v1)²/... ) is between 5/√2 and 5 √2
        double error = figure.bars().get(0).errors().get(0);
        assertTrue(error > 3.5 && error < 7.1, "" + error);
        assertTrue(figure.y().scale() instanceof Scale.Logarithmic);
        Bars bars = figure.bars().get(0);
        double root = Math.sqrt(truth.eigenvalues()[0] * truth.eigenvalues()[1]);
        assertEquals(root, bars.values().get(2), 1e-12 * root);
        // |I|^(1/2) is homogeneous: an error of all elements together, the same part of each, is the same part of it
        double[][][][] common = new double[2][2][2][2];
        for (int e = 0; e < 16; e++) {
            int[] i = {e & 1, e >> 1 & 1, e >> 2 & 1, e >> 3 & 1};
            common[i[0]][i[1]][i[2]][i[3]] = 0.01 * truth.matrix()[i[0]][i[1]] * truth.matrix()[i[2]][i[3]];
        }
        Information tenth = truth.withCovariance(common);
        Bars relative =
                InformationFigures.eigenvalues(Map.of("tenth", tenth)).bars().get(0);
        assertEquals(0.1 * root, relative.errors().get(2), 1e-12 * root);
        // the same error makes the border 5 % uncertain, everywhere
        Points band = InformationFigures.ellipses(Map.of("tenth", tenth))
                .contours()
                .get(0)
                .band()
                .orElseThrow();
        double[] centre = tenth.theta().values();
        int n = band.size() / 2;
        for (int k = 0; k < n; k++) {
            double inner = Math.hypot(band.x().get(k) - centre[0], band.y().get(k) - centre[1]);
            int opposite = 2 * n - 1 - k;
            double outer =
                    Math.hypot(band.x().get(opposite) - centre[0], band.y().get(opposite) - centre[1]);
            assertEquals(1.05 / 0.95, outer / inner, 1e-9);
        }
        Map<String, Information> different = methods();
        different.put("one", truth.project(List.of("a")));
        assertThrows(InvalidInputException.class, () -> InformationFigures.eigenvalues(different));
    }

    @Test
    void densitiesAreShares() {
        HistogramFigure figure = InformationFigures.density(distribution());
        Histogram xsec = figure.histograms().get(0);
        assertEquals(5 / 8.5 / 200, xsec.heights().get(0), 1e-15);
        Histogram a = figure.histograms().get(1);
        assertEquals(9.0 / 34 / 500, a.heights().get(1), 1e-15);
        assertEquals(0.5 / 34 / 200, a.errors().get(0), 1e-15);
        assertEquals("information on b", figure.histograms().get(2).name());
    }

    @Test
    void distanceRegionsOfAFlatSpaceAreEllipses() {
        double[][] matrix = {{9, -3}, {-3, 7}};
        var region = new DistanceRegion(
                InformationGeometry.of(InformationMetric.of(new double[] {1, 1}, t -> matrix)), 0.1, 0.2);
        Points border = region.border(0.68).get(0);
        double rise = ConfidenceLevel.rise(0.68, 2);
        for (int k = 0; k < border.size(); k++) {
            double dx = border.x().get(k) - 0.1;
            double dy = border.y().get(k) - 0.2;
            assertEquals(rise, 9 * dx * dx - 6 * dx * dy + 7 * dy * dy, 1e-9);
        }
        assertTrue(border.closed());
    }

    @Test
    void everyFigureIsDrawn() throws Exception {
        List<Drawable> all = List.of(
                InformationFigures.eigenvalues(methods()),
                InformationFigures.density(distribution()),
                InformationFigures.ellipses(methods()),
                geodesics());
        String keep = System.getProperty("smi.figures");
        for (int k = 0; k < all.size(); k++) {
            Path file = (keep == null ? folder : Path.of(keep)).resolve("information" + k + ".png");
            all.get(k).picture().save(file);
            assertTrue(Files.size(file) > 5000);
        }
        assertThrows(
                InvalidInputException.class,
                () -> new GeodesicFigure(
                        Axis.linear("a", ""), Axis.linear("b", ""), geodesics().lines(), List.of(2.0), Labels.none()));
    }
}
