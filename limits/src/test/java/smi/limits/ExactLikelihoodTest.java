package smi.limits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.events.EventSource;
import smi.events.hdf5.EventFiles;
import smi.morphing.MorphingComponents;
import smi.morphing.ParameterPoint;

/** The exact likelihood of the reference events against a direct sum, and score histograms against the exact likelihood. */
class ExactLikelihoodTest {
    private static final Logger LOG = LoggerFactory.getLogger(ExactLikelihoodTest.class);

    @BeforeEach
    void needsTheReferenceFiles() {
        ReferenceEvents.require();
    }

    /** The marginal likelihood in closed form: polynomials per event, and a quadratic σ(θ) from quadrature. */
    @Test
    void theExactLikelihoodIsTheDirectSum() throws IOException {
        EventFiles source = ReferenceEvents.open("exact");
        ParameterGrid grid = ReferenceEvents.grid(source);
        double[] polynomials =
                ReferenceEvents.npy(ReferenceEvents.FOLDER.resolve("results").resolve("exact_polynomials.npy"), 6);
        double[] inclusive = ReferenceEvents.inclusive();
        LogRatioTable exact = ReferenceEvents.exact(source, polynomials, inclusive);
        WeightedEvents all = new ReferenceEvents.Rows(source, 0, 50_000).weighted();
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
        EventFiles source = ReferenceEvents.open("exact");
        double[] polynomials =
                ReferenceEvents.npy(ReferenceEvents.FOLDER.resolve("results").resolve("exact_polynomials.npy"), 6);
        Map<Double, Integer> rows = ReferenceEvents.rows(source);
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
                ReferenceEvents.inclusive());
        Measurement measurement = measurement(source).measure(Kinematics.polynomial(density));
        LimitResult result = measurement.asymptotic();
        LimitResult table =
                measurement(source).learned(ReferenceEvents.exact(source, polynomials, ReferenceEvents.inclusive()));
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
        WeightedEvents all = new ReferenceEvents.Rows(source, 0, 50_000).weighted();
        ParameterPoint truth = source.setup().space().origin();
        double count = 3000 * all.crossSection(truth).valuePb();
        return new Limits(
                AsimovData.of(new ReferenceEvents.Rows(source, 40_000, 50_000).weighted(), truth, count),
                new ReferenceEvents.Rows(source, 0, 40_000).weighted(),
                Optional.of(new RateLikelihood(all, ReferenceEvents.LUMINOSITY, count)),
                ReferenceEvents.LUMINOSITY,
                ReferenceEvents.grid(source));
    }

    /** The regions of score histograms at 95 % hold the truth, and all but 5 % of what the exact likelihood prefers. */
    @Test
    void scoreHistogramsAgreeWithTheExactLikelihood() throws IOException {
        EventFiles source = ReferenceEvents.open("exact");
        double[] polynomials =
                ReferenceEvents.npy(ReferenceEvents.FOLDER.resolve("results").resolve("exact_polynomials.npy"), 6);
        double[] scores =
                ReferenceEvents.npy(ReferenceEvents.FOLDER.resolve("results").resolve("exact_score_sm.npy"), 2);
        Map<Double, Integer> rows = ReferenceEvents.rows(source);
        int mll = source.setup().observableIndex("m_ll");
        UnaryOperator<EventMatrix> score = x -> {
            double[] t = new double[2 * x.rows()];
            for (int i = 0; i < x.rows(); i++) {
                System.arraycopy(scores, 2 * rows.get(x.get(i, mll)), t, 2 * i, 2);
            }
            return EventMatrix.of(x.rows(), 2, t);
        };
        Limits limits = measurement(source);
        LimitResult exact = limits.learned(ReferenceEvents.exact(source, polynomials, ReferenceEvents.inclusive()));
        boolean[] preferred = exact.region(0.68);
        ParameterPoint sm = source.setup().space().origin();
        List<Kinematics> methods = List.of(
                Kinematics.adaptiveSally(score, sm, 15, 6),
                Kinematics.sallino(score, sm, 25),
                Kinematics.sally(score, BinRule.scoreDefaults(2)));
        for (Kinematics method : methods) {
            LimitResult result = limits.measure(method).asymptotic();
            assertTrue(result.q()[220] < 2.0, result.method() + ": q(truth) = " + result.q()[220]);
            double lost = lost(preferred, result.region(0.95));
            LOG.info("exact, {}: q(truth) = {}, a part of {} excluded", result.method(), result.q()[220], lost);
            assertTrue(lost <= 0.05, result.method() + " excludes a part of " + lost);
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
        EventFiles source = ReferenceEvents.open("main");
        JsonNode network = new ObjectMapper()
                .readTree(ReferenceEvents.FOLDER
                        .resolve("models/main/sally_weights.json")
                        .toFile());
        UnaryOperator<EventMatrix> score = x -> score(network, x);
        Limits limits = Limits.expected(
                source,
                Split.defaults(),
                SamplingFactors.MADMINER,
                source.setup().space().origin(),
                ReferenceEvents.LUMINOSITY,
                ReferenceEvents.grid(source));
        ParameterPoint sm = source.setup().space().origin();
        for (Kinematics method : List.of(
                Kinematics.adaptiveSally(score, sm, 15, 6),
                Kinematics.sallino(score, sm, 25),
                Kinematics.sally(score, BinRule.scoreDefaults(2)))) {
            LimitResult result = limits.measure(method).asymptotic();
            LOG.info("main, {}: q(truth) = {}", result.method(), result.q()[220]);
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
                sum += weight[i] / total * Math.log(ReferenceEvents.polynomial(polynomials, c, a, b) / polynomials[c]);
            }
            sum -= Math.log(ReferenceEvents.polynomial(inclusive, 0, a, b) / inclusive[0]);
            double expected = 3000 * all.crossSection(grid.point(g)).valuePb();
            q[g] = -2 * (n * sum + n * Math.log(expected) - expected);
        }
        return q;
    }
}
