package smi.fisher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smi.augmentation.Binning;
import smi.augmentation.Partition;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.events.Luminosity;
import smi.events.hdf5.EventFiles;
import smi.morphing.ParameterPoint;

/** Against numbers computed from the same event files by other programs. */
class ReferenceFisherTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("smi.root", "."), "..", "shared", "reference", "drell-yan");
    /** Rounding in sums over 50 000 events, relative to √(I_ii I_jj). */
    private static final double ROUNDING = 1e-9;

    @BeforeEach
    void needsTheReferenceFiles() {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), "skipped: the reference data are not there: " + FOLDER);
    }

    private static WeightedEvents events(String name) {
        return WeightedEvents.of(
                EventFiles.open(FOLDER.resolve("h5").resolve(name + "_shuffled.h5")),
                Partition.ALL,
                Split.defaults(),
                SamplingFactors.MADMINER);
    }

    /** The events whose likelihood is known; skips the test where the file is not there. */
    static WeightedEvents exactEvents() {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), "skipped: the reference data are not there: " + FOLDER);
        return WeightedEvents.of(
                EventFiles.open(FOLDER.resolve("h5").resolve("exact_shuffled.h5")),
                Partition.ALL,
                new Split(0, 0),
                SamplingFactors.MADMINER);
    }

    private static JsonNode numbers(String name) throws IOException {
        return new ObjectMapper()
                .readTree(FOLDER.resolve("results").resolve(name + ".json").toFile());
    }

    private static ParameterPoint theta(WeightedEvents events, JsonNode node) {
        return events.setup().space().point(array(node.get("theta")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "exact", "syst"})
    void truthAndRateAgreeWithTheIndependentCalculation(String name) throws IOException {
        JsonNode numbers = numbers("numbers_" + name);
        var luminosity = new Luminosity(numbers.get("luminosity_inv_pb").asDouble());
        WeightedEvents events = events(name);
        for (JsonNode point : numbers.get("independent").get("fisher")) {
            ParameterPoint theta = theta(events, point);
            List<String> physics = events.setup().space().names();
            Information truth = FisherInformation.truth(Channel.of(events, luminosity), theta)
                    .project(physics);
            assertMatrix(point.get("truth"), truth.matrix());
            assertMatrix(
                    point.get("rate"),
                    FisherInformation.rate(Channel.of(events, luminosity), theta)
                            .project(physics)
                            .matrix());
            double[][][][] covariance = truth.covariance();
            for (int i = 0; i < covariance.length; i++) {
                for (int j = 0; j < covariance.length; j++) {
                    for (int k = 0; k < covariance.length; k++) {
                        for (int l = 0; l < covariance.length; l++) {
                            double scale = Math.sqrt(covariance[i][j][i][j] * covariance[k][l][k][l]);
                            assertEquals(
                                    point.get("truth_covariance_correct")
                                            .get(i)
                                            .get(j)
                                            .get(k)
                                            .get(l)
                                            .asDouble(),
                                    covariance[i][j][k][l],
                                    ROUNDING * scale);
                        }
                    }
                }
            }
        }
    }

    /** The nuisance parameters of MadMiner's file come in the same order; profiled and projected are about 0 and 1. */
    @Test
    void nuisanceParametersAgreeWithMadMiner() throws IOException {
        JsonNode numbers = numbers("numbers_syst");
        var luminosity = new Luminosity(numbers.get("luminosity_inv_pb").asDouble());
        WeightedEvents events = events("syst");
        List<String> physics = events.setup().space().names();
        for (JsonNode point : numbers.get("fisher")) {
            Information truth = FisherInformation.truth(Channel.of(events, luminosity), theta(events, point));
            assertMatrix(point.get("truth"), truth.matrix());
            Information constrained = truth.withConstraints();
            assertMatrix(point.get("truth_plus_constraint"), constrained.matrix());
            assertMatrix(point.get("profiled_0_1"), constrained.profile(physics).matrix());
            assertMatrix(
                    point.get("projected_0_1"), constrained.project(physics).matrix());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "exact", "syst"})
    void histogramsAgreeWithMadMiner(String name) throws IOException {
        JsonNode numbers = numbers("numbers_" + name);
        var luminosity = new Luminosity(numbers.get("luminosity_inv_pb").asDouble());
        WeightedEvents events = events(name);
        List<String> physics = events.setup().space().names();
        for (JsonNode point : numbers.get("fisher")) {
            JsonNode histogram = point.get("histo_mll");
            Information information = FisherInformation.histogram(
                    Channel.of(events, luminosity),
                    List.of("m_ll"),
                    Binning.of(array(histogram.get("edges"))),
                    theta(events, point));
            JsonNode expected = histogram.get("info");
            double[][] actual = information.project(physics).matrix();
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 2; j++) {
                    double scale = Math.sqrt(actual[i][i] * actual[j][j]);
                    assertEquals(expected.get(i).get(j).asDouble(), actual[i][j], ROUNDING * scale);
                }
            }
        }
    }

    /** Quadrature against 50 000 events: within five standard errors, and these are percents. */
    @Test
    void eventsAgreeWithQuadrature() throws IOException {
        WeightedEvents events = events("exact");
        JsonNode analytic = numbers("analytic_exact");
        var luminosity = new Luminosity(analytic.get("luminosity_inv_pb").asDouble());
        double[] edges = array(analytic.get("mll_histogram").get("edges"));
        for (JsonNode point : analytic.get("points")) {
            ParameterPoint theta = theta(events, point);
            assertStatistically(
                    point.get("fisher_rate"), FisherInformation.rate(Channel.of(events, luminosity), theta));
            assertStatistically(
                    point.get("fisher_mll_histogram"),
                    FisherInformation.histogram(
                            Channel.of(events, luminosity), List.of("m_ll"), Binning.of(edges), theta));
        }
    }

    @Test
    void theExactScoreGivesTheMarginalInformation() throws IOException {
        WeightedEvents events = events("exact");
        JsonNode analytic = numbers("analytic_exact");
        UnaryOperator<EventMatrix> exact = exact(events);
        var channel = Channel.of(
                events, new Luminosity(analytic.get("luminosity_inv_pb").asDouble()));
        Information learned = FisherInformation.learned(
                        exact, exact, channel, events.setup().space().origin())
                .information();
        assertStatistically(analytic.get("points").get(0).get("fisher_marginal"), learned);
    }

    /** The exact score on the events of the file, found by their invariant mass, which no two events share. */
    static UnaryOperator<EventMatrix> exact(WeightedEvents events) throws IOException {
        int mll = events.setup().observableIndex("m_ll");
        double[] known = npy(FOLDER.resolve("results").resolve("exact_score_sm.npy"), 2);
        Map<Double, Integer> rows = new HashMap<>();
        events.read(8192, block -> {
            for (int i = 0; i < block.size(); i++) {
                rows.put(block.observations().get(i, mll), (int) block.first() + i);
            }
        });
        assertEquals(known.length / 2, rows.size());
        return x -> {
            double[] t = new double[2 * x.rows()];
            for (int i = 0; i < x.rows(); i++) {
                System.arraycopy(known, 2 * rows.get(x.get(i, mll)), t, 2 * i, 2);
            }
            return EventMatrix.of(x.rows(), 2, t);
        };
    }

    /** The doubles of a version 1 .npy file with some columns, row by row. */
    private static double[] npy(Path path, int columns) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        int start = 10 + bytes.getShort(8);
        boolean byColumn =
                new String(bytes.array(), 0, start, StandardCharsets.ISO_8859_1).contains("'fortran_order': True");
        bytes.position(start);
        double[] stored = new double[bytes.remaining() / Double.BYTES];
        bytes.asDoubleBuffer().get(stored);
        int rows = stored.length / columns;
        double[] values = stored.clone();
        for (int k = 0; k < values.length && byColumn; k++) {
            values[k] = stored[k % columns * rows + k / columns];
        }
        return values;
    }

    private static void assertStatistically(JsonNode expected, Information actual) {
        double[][] error = actual.uncertainty();
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                double pull = (actual.matrix()[i][j] - expected.get(i).get(j).asDouble()) / error[i][j];
                assertTrue(
                        Math.abs(pull) < 5,
                        actual.method() + " pull " + pull + " of " + Arrays.deepToString(actual.matrix())
                                + Arrays.deepToString(error));
                double trace = actual.matrix()[0][0] + actual.matrix()[1][1];
                assertTrue(error[i][j] < 0.1 * trace, "error " + error[i][j]);
            }
        }
    }

    private static void assertMatrix(JsonNode expected, double[][] actual) {
        assertEquals(expected.size(), actual.length);
        for (int i = 0; i < actual.length; i++) {
            for (int j = 0; j < actual.length; j++) {
                double scale = Math.sqrt(Math.abs(actual[i][i] * actual[j][j]));
                assertEquals(expected.get(i).get(j).asDouble(), actual[i][j], ROUNDING * scale, i + ", " + j);
            }
        }
    }

    private static double[] array(JsonNode node) {
        double[] values = new double[node.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = node.get(i).asDouble();
        }
        return values;
    }
}
