package smi.limits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import smi.augmentation.Partition;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.augmentation.WeightedEvents;
import smi.events.EventBlock;
import smi.events.EventCounts;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.events.InputFile;
import smi.events.Luminosity;
import smi.events.hdf5.EventFiles;
import smi.morphing.MorphingComponents;
import smi.morphing.ParameterPoint;

/** Against limits computed from the same event files by other programs, and against the exact likelihood. */
class ReferenceLimitsTest {
    private static final Path FOLDER =
            Path.of(System.getProperty("smi.root", "."), "..", "shared", "reference", "drell-yan");
    private static final Luminosity LUMINOSITY = new Luminosity(3000);

    @BeforeEach
    void needsTheReferenceFiles() {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), "skipped: the reference data are not there: " + FOLDER);
    }

    /** The rows of a source from a given one on. */
    private record Rows(EventSource source, long from, long to) implements EventSource {
        @Override
        public EventSetup setup() {
            return source.setup();
        }

        @Override
        public EventCounts counts() {
            return source.counts();
        }

        @Override
        public long size() {
            return to - from;
        }

        @Override
        public List<InputFile> inputs() {
            return source.inputs();
        }

        @Override
        public void read(long first, long last, int blockSize, Consumer<EventBlock> reader) {
            source.read(from + first, from + last, blockSize, reader);
        }

        WeightedEvents weighted() {
            return WeightedEvents.of(this, Partition.ALL, Split.defaults(), SamplingFactors.MADMINER);
        }
    }

    private static EventFiles open(String name) {
        return EventFiles.open(FOLDER.resolve("h5").resolve(name + "_shuffled.h5"));
    }

    private static ParameterGrid grid(EventSource source) {
        List<GridAxis> axes = source.setup().space().names().stream()
                .map(name -> new GridAxis(name, -1, 1, 21))
                .toList();
        return new ParameterGrid(source.setup().space(), axes);
    }

    /** MadMiner's conventions: its test events times five, and a rounded number of events. */
    @Test
    void rateLimitsAgreeWithMadMiner() throws IOException {
        JsonNode expected = new ObjectMapper()
                .readTree(FOLDER.resolve("results").resolve("numbers_main.json").toFile())
                .get("limits")
                .get("rate");
        EventFiles source = open("main");
        WeightedEvents test = new Rows(source, 25211, source.size()).weighted();
        ParameterGrid grid = grid(source);
        var fiveTimes = new Luminosity(5 * LUMINOSITY.inversePicobarn());
        double count = fiveTimes.inversePicobarn()
                * test.crossSection(source.setup().space().origin()).valuePb();
        assertEquals(1440, Math.rint(count));
        LimitResult result = new Limits(
                        new ObservedData(EventMatrix.of(1, 8, new double[8])),
                        test,
                        Optional.of(new RateLikelihood(test, fiveTimes, Math.rint(count))),
                        fiveTimes,
                        grid)
                .rate();
        JsonNode rate = expected.get("llr_rate");
        assertEquals(rate.size(), grid.size());
        for (int g = 0; g < grid.size(); g++) {
            // MadMiner's log of the Poisson probability; 1e-8 absolute as for values of order one to 100
            assertEquals(
                    rate.get(g).asDouble(),
                    result.logLikelihoodRate()[g],
                    1e-8,
                    grid.point(g).toString());
        }
    }

    /** With fine data inside the edges, MadMiner's histogram and ours differ by its 1e-12 per bin and its bin volumes. */
    @Test
    void histogramLimitsAgreeWithMadMiner() throws IOException {
        JsonNode expected = new ObjectMapper()
                .readTree(FOLDER.resolve("results").resolve("numbers_main.json").toFile())
                .get("limits")
                .get("histo_mll");
        EventFiles source = open("main");
        ParameterGrid grid = grid(source);
        double[] edges = {300, 350, 400, 500, 700, 1000, 3500};
        // MadMiner drops template events outside of the edges and puts data outside into the nearest bin
        EventSource inside = new Inside(new Rows(source, 0, 25210), edges[0], edges[6]);
        WeightedEvents templates = WeightedEvents.of(inside, Partition.ALL, Split.defaults(), SamplingFactors.MADMINER);
        WeightedEvents test = new Rows(source, 25211, source.size()).weighted();
        ParameterPoint sm = source.setup().space().origin();
        var data = AsimovData.of(test, sm, new Luminosity(5 * LUMINOSITY.inversePicobarn()));
        assertEquals(1440.127, data.count(), 1e-3);
        Variables mll = Variables.observables(source.setup(), List.of("m_ll"));
        LimitResult result = new Limits(data, templates, Optional.empty(), LUMINOSITY, grid)
                .histogram(mll.names(), BinRule.edges(Arrays.copyOfRange(edges, 1, 6)));
        JsonNode kinematic = expected.get("llr_kin");
        int zero = grid.number(10, 10);
        for (int g = 0; g < grid.size(); g++) {
            double theirs = kinematic.get(g).asDouble() - kinematic.get(zero).asDouble();
            double ours = result.logRatioKinematic()[g] - result.logRatioKinematic()[zero];
            assertEquals(theirs, ours, 1e-8, grid.point(g).toString());
        }
    }

    /** Events with the fourth observable, the invariant mass, inside an interval; others get weight 0. */
    private record Inside(EventSource source, double low, double high) implements EventSource {
        @Override
        public EventSetup setup() {
            return source.setup();
        }

        @Override
        public EventCounts counts() {
            return source.counts();
        }

        @Override
        public long size() {
            return source.size();
        }

        @Override
        public List<InputFile> inputs() {
            return source.inputs();
        }

        @Override
        public void read(long first, long last, int blockSize, Consumer<EventBlock> reader) {
            int mll = setup().observableIndex("m_ll");
            source.read(first, last, blockSize, block -> {
                double[] weights = block.weights().toArray();
                int columns = block.weights().columns();
                for (int i = 0; i < block.size(); i++) {
                    double value = block.observations().get(i, mll);
                    if (!(value >= low && value <= high)) {
                        Arrays.fill(weights, i * columns, (i + 1) * columns, 0.0);
                    }
                }
                reader.accept(new EventBlock(
                        block.first(),
                        block.observations(),
                        EventMatrix.of(block.size(), columns, weights),
                        block.samplingBenchmarks()));
            });
        }
    }

    /** The marginal likelihood in closed form: polynomials per event, and a quadratic σ(θ) from quadrature. */
    @Test
    void theExactLikelihoodIsTheDirectSum() throws IOException {
        EventFiles source = open("exact");
        ParameterGrid grid = grid(source);
        double[] polynomials = npy(FOLDER.resolve("results").resolve("exact_polynomials.npy"), 6);
        double[] inclusive = inclusive();
        LogRatioTable exact = exact(source, polynomials, inclusive);
        WeightedEvents all = new Rows(source, 0, 50_000).weighted();
        double count = 3000 * all.crossSection(source.setup().space().origin()).valuePb();
        LimitResult result = measurement(source).learned(exact);
        double[] direct = direct(source, all, polynomials, inclusive, grid, count);
        int zero = grid.number(10, 10);
        for (int g = 0; g < grid.size(); g++) {
            assertEquals(
                    direct[g] - direct[zero],
                    result.q()[g] - result.q()[zero],
                    1e-9,
                    grid.point(g).toString());
        }
        // 10 000 events stand for 2 285: q of the truth has the mean 2 · 0.23
        assertTrue(result.q()[zero] < 2.0, "q(truth) = " + result.q()[zero]);
        assertTrue(result.bestFit().refined());
        assertTrue(!result.touchesBorder(0.95));
    }

    /** The same polynomials as an estimator with a gradient: the same figures, and a fit that ends at its maximum. */
    @Test
    void polynomialsOfEventsAreAnEstimator() throws IOException {
        EventFiles source = open("exact");
        double[] polynomials = npy(FOLDER.resolve("results").resolve("exact_polynomials.npy"), 6);
        Map<Double, Integer> rows = rows(source);
        int mll = source.setup().observableIndex("m_ll");
        var components = MorphingComponents.of(new int[][] {{0, 0}, {1, 0}, {0, 1}, {2, 0}, {1, 1}, {0, 2}});
        var density = new PolynomialDensity(
                components,
                x -> {
                    double[] f = new double[6 * x.rows()];
                    for (int i = 0; i < x.rows(); i++) {
                        System.arraycopy(polynomials, 6 * rows.get(x.get(i, mll)), f, 6 * i, 6);
                    }
                    return EventMatrix.of(x.rows(), 6, f);
                },
                inclusive());
        Measurement measurement = measurement(source).measure(Kinematics.polynomial(density));
        LimitResult result = measurement.asymptotic();
        LimitResult table = measurement(source).learned(exact(source, polynomials, inclusive()));
        for (int g = 0; g < result.q().length; g++) {
            assertEquals(table.q()[g] - table.q()[220], result.q()[g] - result.q()[220], 1e-9);
        }
        double[] best = result.bestFit().point().values();
        double[] gradient = measurement.likelihood().gradient(best);
        double[] differences = new double[2];
        for (int p = 0; p < 2; p++) {
            double[] up = {0.3, -0.2};
            double[] down = {0.3, -0.2};
            up[p] += 1e-5;
            down[p] -= 1e-5;
            differences[p] = (measurement.likelihood().value(up)
                            - measurement.likelihood().value(down))
                    / 2e-5;
        }
        // log L of some ten thousand has a rounding error of 1e-11, divided by the step
        assertArrayEquals(differences, measurement.likelihood().gradient(0.3, -0.2), 1e-4);
        double curvature = measurement.likelihood().curvature(best, measurement.bounds())[0][0];
        // at the maximum log L is missed by no more than 1e-5
        assertTrue(gradient[0] * gradient[0] / (2 * curvature) < 1e-5, Arrays.toString(gradient));
    }

    /** Asimov data from the last 10 000 events; templates from the others. */
    private static Limits measurement(EventSource source) {
        WeightedEvents all = new Rows(source, 0, 50_000).weighted();
        ParameterPoint truth = source.setup().space().origin();
        double count = 3000 * all.crossSection(truth).valuePb();
        return new Limits(
                AsimovData.of(new Rows(source, 40_000, 50_000).weighted(), truth, count),
                new Rows(source, 0, 40_000).weighted(),
                Optional.of(new RateLikelihood(all, LUMINOSITY, count)),
                LUMINOSITY,
                grid(source));
    }

    /** The regions of score histograms at 95 % hold the truth, and all but 5 % of what the exact likelihood prefers. */
    @Test
    void scoreHistogramsAgreeWithTheExactLikelihood() throws IOException {
        EventFiles source = open("exact");
        double[] polynomials = npy(FOLDER.resolve("results").resolve("exact_polynomials.npy"), 6);
        double[] scores = npy(FOLDER.resolve("results").resolve("exact_score_sm.npy"), 2);
        Map<Double, Integer> rows = rows(source);
        int mll = source.setup().observableIndex("m_ll");
        UnaryOperator<EventMatrix> score = x -> {
            double[] t = new double[2 * x.rows()];
            for (int i = 0; i < x.rows(); i++) {
                System.arraycopy(scores, 2 * rows.get(x.get(i, mll)), t, 2 * i, 2);
            }
            return EventMatrix.of(x.rows(), 2, t);
        };
        Limits limits = measurement(source);
        LimitResult exact = limits.learned(exact(source, polynomials, inclusive()));
        boolean[] preferred = exact.region(0.68);
        ParameterPoint sm = source.setup().space().origin();
        List<Kinematics> methods = List.of(
                Kinematics.adaptiveSally(score, sm, 15, 6),
                Kinematics.sallino(score, sm, 25),
                Kinematics.sally(score, BinRule.scoreDefaults(2)));
        for (Kinematics method : methods) {
            LimitResult result = limits.measure(method).asymptotic();
            assertTrue(result.q()[220] < 2.0, result.method() + ": q(truth) = " + result.q()[220]);
            assertTrue(
                    lost(preferred, result.region(0.95)) <= 0.05,
                    result.method() + " excludes a part of " + lost(preferred, result.region(0.95)));
        }
    }

    /** The part of the points of one region that another does not contain. */
    private static double lost(boolean[] wanted, boolean[] region) {
        int all = 0;
        int outside = 0;
        for (int g = 0; g < region.length; g++) {
            all += wanted[g] ? 1 : 0;
            outside += wanted[g] && !region[g] ? 1 : 0;
        }
        return (double) outside / all;
    }

    /** A score that another program learned on smeared events: its contours hold the truth where MadMiner's do not. */
    @Test
    void scoreHistogramsOfALearnedScoreHoldTheTruth() throws IOException {
        EventFiles source = open("main");
        JsonNode network = new ObjectMapper()
                .readTree(FOLDER.resolve("models/main/sally_weights.json").toFile());
        UnaryOperator<EventMatrix> score = x -> score(network, x);
        Limits limits = Limits.expected(
                source,
                Split.defaults(),
                SamplingFactors.MADMINER,
                source.setup().space().origin(),
                LUMINOSITY,
                grid(source));
        ParameterPoint sm = source.setup().space().origin();
        for (Kinematics method : List.of(
                Kinematics.adaptiveSally(score, sm, 15, 6),
                Kinematics.sallino(score, sm, 25),
                Kinematics.sally(score, BinRule.scoreDefaults(2)))) {
            LimitResult result = limits.measure(method).asymptotic();
            assertTrue(result.q()[220] < 2.0, result.method() + ": q(truth) = " + result.q()[220]);
        }
    }

    /** The output of MadMiner's network: tanh layers on standardised observables. */
    private static EventMatrix score(JsonNode network, EventMatrix x) {
        JsonNode means = network.at("/scaling/x_scaling_means");
        JsonNode deviations = network.at("/scaling/x_scaling_stds");
        double[] result = new double[2 * x.rows()];
        for (int i = 0; i < x.rows(); i++) {
            double[] layer = x.row(i);
            for (int j = 0; j < layer.length; j++) {
                layer[j] =
                        (layer[j] - means.get(j).asDouble()) / deviations.get(j).asDouble();
            }
            for (int l = 0; l < 3; l++) {
                JsonNode weights = network.get("state_dict").get("layers." + l + ".weight");
                JsonNode biases = network.get("state_dict").get("layers." + l + ".bias");
                double[] next = new double[biases.size()];
                for (int k = 0; k < next.length; k++) {
                    next[k] = biases.get(k).asDouble();
                    for (int j = 0; j < layer.length; j++) {
                        next[k] += weights.get(k).get(j).asDouble() * layer[j];
                    }
                    next[k] = l < 2 ? Math.tanh(next[k]) : next[k];
                }
                layer = next;
            }
            System.arraycopy(layer, 0, result, 2 * i, 2);
        }
        return EventMatrix.of(x.rows(), 2, result);
    }

    /** The rows of events by their invariant mass, which no two events share. */
    private static Map<Double, Integer> rows(EventSource source) {
        int mll = source.setup().observableIndex("m_ll");
        Map<Double, Integer> rows = new HashMap<>();
        source.readAll(block -> {
            for (int i = 0; i < block.size(); i++) {
                rows.put(block.observations().get(i, mll), (int) block.first() + i);
            }
        });
        assertEquals(50_000, rows.size());
        return rows;
    }

    private static LogRatioTable exact(EventSource source, double[] polynomials, double[] inclusive) {
        Map<Double, Integer> rows = rows(source);
        int mll = source.setup().observableIndex("m_ll");
        return (x, points) -> {
            double[] table = new double[x.rows() * points.rows()];
            for (int i = 0; i < x.rows(); i++) {
                int row = rows.get(x.get(i, mll));
                for (int g = 0; g < points.rows(); g++) {
                    double a = points.get(g, 0);
                    double b = points.get(g, 1);
                    table[i * points.rows() + g] =
                            Math.log(polynomial(polynomials, 6 * row, a, b) / polynomials[6 * row])
                                    - Math.log(polynomial(inclusive, 0, a, b) / inclusive[0]);
                }
            }
            return EventMatrix.of(x.rows(), points.rows(), table);
        };
    }

    /** q by one sum over the rows, without any of the classes under test. */
    private static double[] direct(
            EventSource source,
            WeightedEvents all,
            double[] polynomials,
            double[] inclusive,
            ParameterGrid grid,
            double n) {
        double[] weight = new double[10_000];
        int sm = source.setup().benchmarkIndex("sm");
        source.read(
                40_000,
                50_000,
                10_000,
                block -> System.arraycopy(block.weights().column(sm), 0, weight, 0, 10_000));
        double total = Arrays.stream(weight).sum();
        double[] q = new double[grid.size()];
        for (int g = 0; g < q.length; g++) {
            double a = grid.point(g).get(0);
            double b = grid.point(g).get(1);
            double sum = 0;
            for (int i = 0; i < weight.length; i++) {
                int c = 6 * (40_000 + i);
                sum += weight[i] / total * Math.log(polynomial(polynomials, c, a, b) / polynomials[c]);
            }
            sum -= Math.log(polynomial(inclusive, 0, a, b) / inclusive[0]);
            double expected = 3000 * all.crossSection(grid.point(g)).valuePb();
            q[g] = -2 * (n * sum + n * Math.log(expected) - expected);
        }
        return q;
    }

    private static double polynomial(double[] c, int offset, double a, double b) {
        return c[offset]
                + c[offset + 1] * a
                + c[offset + 2] * b
                + c[offset + 3] * a * a
                + c[offset + 4] * a * b
                + c[offset + 5] * b * b;
    }

    /** The coefficients of σ(θ): the sum over the bins of the histogram of the invariant mass. */
    private static double[] inclusive() throws IOException {
        JsonNode bins = new ObjectMapper()
                .readTree(
                        FOLDER.resolve("results").resolve("analytic_exact.json").toFile())
                .get("mll_histogram")
                .get("coefficients_1_t1_t3_t1t1_t1t3_t3t3");
        double[] sum = new double[6];
        for (JsonNode bin : bins) {
            for (int c = 0; c < 6; c++) {
                sum[c] += bin.get(c).asDouble();
            }
        }
        return sum;
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
}
