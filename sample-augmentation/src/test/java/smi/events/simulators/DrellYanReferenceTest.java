package smi.events.simulators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smi.events.EventMatrix;
import smi.events.Luminosity;
import smi.events.hdf5.HdfReader;
import smi.morphing.ParameterPoint;

/** The Drell–Yan formulas against numbers computed with numpy from the same physics. */
class DrellYanReferenceTest {
    /** Monomials [1, t1, t3, t1², t1 t3, t3²] of the reference in the order of the components. */
    private static final int[] ORDER = {0, 2, 5, 1, 4, 3};

    private final DrellYanLikelihood likelihood = new DrellYanLikelihood();

    @Test
    void crossSectionCoefficientsAgreeTo1e10() throws IOException {
        JsonNode reference = DrellYanReference.json("results/analytic_inclusive.json")
                .get("sigma_coefficients_monomials_1_t1_t3_t1t1_t1t3_t3t3");
        double[] ours = DrellYanCrossSection.inclusive(PartonDensities.CENTRAL);
        for (int c = 0; c < ours.length; c++) {
            double expected = reference.get(ORDER[c]).asDouble();
            assertEquals(expected, ours[c], 1e-10 * Math.abs(expected), "coefficient " + c);
        }
    }

    @Test
    void crossSectionsAtBenchmarksAgreeTo1e10() throws IOException {
        JsonNode reference =
                DrellYanReference.json("results/analytic_inclusive.json").get("sigma_at_benchmarks");
        DrellYanSimulator.defaults().setup().benchmarks().forEach(benchmark -> {
            double expected = reference.get(benchmark.name()).asDouble();
            assertEquals(expected, likelihood.crossSection(benchmark.point()), 1e-10 * expected, benchmark.name());
        });
    }

    @ParameterizedTest
    @CsvSource({
        "sigma_sm_muF2, 2.0, NONE",
        "sigma_sm_muF05, 0.5, NONE",
        "sigma_sm_eig1, 1.0, VALENCE",
        "sigma_sm_eig2, 1.0, SEA"
    })
    void variedCrossSectionsAgreeTo1e10(String key, double scale, PartonDensities.Eigenvector eigenvector)
            throws IOException {
        double expected = DrellYanReference.json("results/analytic_inclusive.json")
                .get(key)
                .asDouble();
        assertEquals(
                expected, DrellYanCrossSection.inclusive(new PartonDensities(scale, eigenvector))[0], 1e-10 * expected);
    }

    /** Both sides are quadratures converged to about 1e-12. */
    @Test
    void informationAgreesTo1e10() throws IOException {
        JsonNode reference = DrellYanReference.json("results/analytic_exact.json");
        var luminosity = new Luminosity(reference.get("luminosity_inv_pb").asDouble());
        for (JsonNode at : reference.get("points")) {
            ParameterPoint theta = likelihood.space().point(DrellYanReference.doubles(at.get("theta")));
            assertMatrix(at.get("fisher_marginal"), likelihood.information(theta, luminosity));
            assertMatrix(at.get("fisher_truth"), likelihood.truthInformation(theta, luminosity));
            double sigma = likelihood.crossSection(theta);
            assertEquals(at.get("sigma").asDouble(), sigma, 1e-10 * sigma);
            double[] gradient = likelihood.crossSectionGradient(theta);
            for (int p = 0; p < 2; p++) {
                assertEquals(at.get("dsigma").get(p).asDouble(), gradient[p], 1e-10 * sigma);
            }
        }
    }

    private static void assertMatrix(JsonNode expected, double[][] actual) {
        for (int p = 0; p < 2; p++) {
            for (int q = 0; q < 2; q++) {
                double value = expected.get(p).get(q).asDouble();
                assertEquals(value, actual[p][q], 1e-10 * Math.abs(value));
            }
        }
    }

    @Test
    void massBinsAgreeTo1e10() throws IOException {
        JsonNode reference =
                DrellYanReference.json("results/analytic_exact.json").get("mll_histogram");
        double[] edges = DrellYanReference.doubles(reference.get("edges"));
        for (int bin = 0; bin + 1 < edges.length; bin++) {
            double[] ours =
                    DrellYanCrossSection.inclusive(PartonDensities.CENTRAL, edges[bin], edges[bin + 1], 40, 100);
            JsonNode expected =
                    reference.get("coefficients_1_t1_t3_t1t1_t1t3_t3t3").get(bin);
            for (int c = 0; c < ours.length; c++) {
                double value = expected.get(ORDER[c]).asDouble();
                assertEquals(value, ours[c], 1e-10 * Math.abs(value), "bin " + bin + ", coefficient " + c);
            }
        }
    }

    /** Rounding, where the coefficients of an event cancel: 1e-9 of its largest. */
    @Test
    void polynomialsScoresAndRatiosOfEventsAgreeTo1e9() throws IOException {
        EventMatrix x;
        try (var file = HdfReader.open(DrellYanReference.path("h5/exact_shuffled.h5"))) {
            x = file.matrix("samples/observations");
        }
        assertPolynomials(DrellYanReference.npy("results/exact_polynomials.npy"), likelihood.coefficients(x));
        ParameterPoint sm = likelihood.space().origin();
        assertClose(DrellYanReference.npy("results/exact_score_sm.npy"), likelihood.score(x, sm));
        EventMatrix grid = DrellYanReference.npy("results/exact_theta_grid.npy");
        EventMatrix expected = DrellYanReference.npy("results/exact_logr_test.npy");
        EventMatrix test = x.slice(40001, 42001);
        for (int t = 0; t < grid.rows(); t++) {
            double[] ratios = likelihood.logRatio(test, likelihood.space().point(grid.row(t)), sm);
            for (int i = 0; i < ratios.length; i++) {
                assertEquals(expected.get(i, t), ratios[i], 1e-9 * (1 + Math.abs(expected.get(i, t))));
            }
        }
    }

    private static void assertPolynomials(EventMatrix expected, EventMatrix actual) {
        assertEquals(expected.rows(), actual.rows());
        for (int i = 0; i < expected.rows(); i++) {
            for (int c = 0; c < ORDER.length; c++) {
                assertEquals(expected.get(i, ORDER[c]), actual.get(i, c), 1e-9 * expected.get(i, 0), "event " + i);
            }
        }
    }

    private static void assertClose(EventMatrix expected, EventMatrix actual) {
        for (int i = 0; i < expected.rows(); i++) {
            for (int c = 0; c < expected.columns(); c++) {
                double value = expected.get(i, c);
                assertEquals(value, actual.get(i, c), 1e-9 * (1 + Math.abs(value)), "event " + i);
            }
        }
    }
}
