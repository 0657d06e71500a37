package smi.fisher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smi.events.Luminosity;
import smi.morphing.InvalidInputException;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

class InformationTest {
    private static final ParameterSpace ONE = ParameterSpace.of(Parameter.of("theta", 2, -1, 1));
    private static final ParameterSpace TWO =
            ParameterSpace.of(Parameter.of("a", 2, -1, 1), Parameter.of("b", 2, -1, 1));
    private static final Luminosity LUMINOSITY = new Luminosity(1e5);

    /**
     * One bin of 10 000 events whose number rises by 5 % per unit of θ, and a systematic uncertainty s on it. Closed form:
     * I = (25, 500 a; 500 a, 1e4 a² + 1) with a = ln(1 + s); the values are those of MadMiner's test_nuisance.py.
     */
    @ParameterizedTest
    @CsvSource({"0.0, 0.2000000", "0.02, 0.4436864", "0.05, 0.9960884", "0.1, 1.9166669"})
    void profilingWithConstraintGivesTheClosedForm(double s, double limit) {
        double a = Math.log1p(s);
        double[][] matrix = {{25, 500 * a}, {500 * a, 1e4 * a * a}};
        var information = new Information(
                List.of("theta", "nu"), ONE.origin(), LUMINOSITY, "rate", matrix, new double[2][2][2][2], List.of());
        Information profiled = information.withConstraints().profile(List.of("theta"));
        // the values are printed with seven decimals
        assertEquals(limit, 1 / Math.sqrt(profiled.matrix()[0][0]), 5.1e-8);
    }

    @Test
    void profilingPropagatesTheCovarianceLinearly() {
        double[][] matrix = {{4, 1, 0.5}, {1, 3, 0.2}, {0.5, 0.2, 2}};
        double[][] shift = {{0.3, -0.1, 0.2}, {-0.1, 0.2, 0.05}, {0.2, 0.05, -0.4}};
        var information = information(matrix, square(shift), List.of("a", "b", "nu"));
        Information profiled = information.profile(List.of("b", "a"));
        // a fluctuation ε·shift of all elements: the profiled elements move by its derivative
        double epsilon = 1e-6;
        double[][] up = profiledAt(matrix, shift, epsilon);
        double[][] down = profiledAt(matrix, shift, -epsilon);
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                double derivative = (up[i][j] - down[i][j]) / (2 * epsilon);
                assertEquals(Math.abs(derivative), profiled.uncertainty()[i][j], 1e-8, i + ", " + j);
            }
        }
    }

    private static double[][] profiledAt(double[][] matrix, double[][] shift, double epsilon) {
        double[][] moved = new double[3][3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                moved[i][j] = matrix[i][j] + epsilon * shift[i][j];
            }
        }
        return information(moved, new double[3][3][3][3], List.of("a", "b", "nu"))
                .profile(List.of("b", "a"))
                .matrix();
    }

    @Test
    void eigenvaluesComeWithTheirVectors() {
        Information information = information(new double[][] {{2, 1}, {1, 2}}, new double[2][2][2][2], TWO.names());
        assertArrayEquals(new double[] {3, 1}, information.eigenvalues(), 1e-12);
        double[] first = information.eigenvectors()[0];
        assertEquals(first[0], first[1], 1e-12);
        assertEquals(1.0, first[0] * first[0] + first[1] * first[1], 1e-12);
    }

    @Test
    void distanceIsThatOfTheMetric() {
        Information information = information(new double[][] {{2, 1}, {1, 3}}, new double[2][2][2][2], TWO.names());
        assertEquals(Math.sqrt(2 * 0.04 - 2 * 0.06 + 3 * 0.09), information.distance(TWO.point(0.2, -0.3)), 1e-14);
    }

    @Test
    void channelsAddUpWithTheirCovariances() {
        double[][] shift = {{0.3, 0.1}, {0.1, 0.4}};
        Information one = information(new double[][] {{2, 1}, {1, 3}}, square(shift), TWO.names());
        Information both = one.plus(one);
        assertEquals(4, both.matrix()[0][0]);
        assertEquals(0.4 * Math.sqrt(2), both.uncertainty()[1][1], 1e-14);
        assertEquals(LUMINOSITY, both.luminosity());
        assertEquals("test", both.method());
    }

    @Test
    void projectionTakesTheSubMatrixInTheGivenOrder() {
        Information information =
                information(new double[][] {{2, 1}, {1, 3}}, square(new double[][] {{1, 2}, {2, 5}}), TWO.names());
        Information turned = information.project(List.of("b", "a"));
        assertArrayEquals(new double[] {3, 1}, turned.matrix()[0]);
        assertEquals(5, turned.uncertainty()[0][0]);
        assertEquals(1, information.project(List.of("a")).matrix().length);
    }

    @Test
    void badRequestsAreNamed() {
        double[][] blind = {{2, 1, 0}, {1, 3, 0}, {0, 0, 0}};
        Information information = information(blind, new double[3][3][3][3], List.of("a", "b", "nu"));
        String profile = assertThrows(InvalidInputException.class, () -> information.profile(List.of("a", "b")))
                .getMessage();
        assertTrue(profile.contains("nothing") && profile.contains("nu"), profile);
        String unknown = assertThrows(InvalidInputException.class, () -> information.project(List.of("c")))
                .getMessage();
        assertTrue(unknown.contains("'c'") && unknown.contains("nu"), unknown);
        assertThrows(InvalidInputException.class, () -> information.project(List.of()));
        Information swapped = information(new double[][] {{2, 1}, {1, 3}}, new double[2][2][2][2], List.of("b", "a"));
        assertThrows(InvalidInputException.class, () -> swapped.distance(TWO.origin()));
        assertThrows(InvalidInputException.class, () -> swapped.plus(information));
    }

    @Test
    void callersCannotChangeIt() {
        double[][] matrix = {{2, 1}, {1, 3}};
        Information information = information(matrix, new double[2][2][2][2], TWO.names());
        matrix[0][0] = 7;
        information.matrix()[0][0] = 7;
        information.covariance()[0][0][0][0] = 7;
        assertEquals(2, information.matrix()[0][0]);
        assertEquals(0, information.uncertainty()[0][0]);
    }

    private static Information information(double[][] matrix, double[][][][] covariance, List<String> names) {
        return new Information(names, TWO.origin(), LUMINOSITY, "test", matrix, covariance, List.of());
    }

    /** The covariance when all elements move together. */
    private static double[][][][] square(double[][] shift) {
        int n = shift.length;
        double[][][][] covariance = new double[n][n][n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    for (int l = 0; l < n; l++) {
                        covariance[i][j][k][l] = shift[i][j] * shift[k][l];
                    }
                }
            }
        }
        return covariance;
    }
}
