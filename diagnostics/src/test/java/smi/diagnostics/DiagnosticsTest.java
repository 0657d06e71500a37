package smi.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import smi.events.EventMatrix;
import smi.limits.LogRatioTable;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;
import smi.ratio.RatioEstimator;
import smi.score.ScoreEstimator;

/** The toy's ratio and score are known exactly; broken ones must fail, good ones pass. */
class DiagnosticsTest {
    private static final ToyEvents EVENTS = new ToyEvents(20_000, 5);
    private static final ParameterPoint REFERENCE = ToyEvents.point(0, 0);
    private static final ParameterPoint THETA = ToyEvents.point(0.3, -0.2);
    private static final List<ParameterPoint> POINTS =
            List.of(ToyEvents.point(0.5, 0.5), ToyEvents.point(-0.8, 0.2), REFERENCE);

    /** The exact log r, changed. */
    private static LogRatioTable ratio(DoubleUnaryOperator change) {
        return (x, points) -> {
            double[] table = new double[x.rows() * points.rows()];
            for (int g = 0; g < points.rows(); g++) {
                double norm = EVENTS.sigma(points.row(g)) / EVENTS.sigma(0, 0);
                for (int i = 0; i < x.rows(); i++) {
                    double r = ToyEvents.shape(x.get(i, 0), x.get(i, 1), points.row(g))
                            / ToyEvents.shape(x.get(i, 0), x.get(i, 1), 0, 0);
                    table[i * points.rows() + g] = change.applyAsDouble(Math.log(r / norm));
                }
            }
            return EventMatrix.of(x.rows(), points.rows(), table);
        };
    }

    /** The exact score at THETA, changed. */
    private static UnaryOperator<EventMatrix> score(DoubleUnaryOperator change) {
        double sigma = EVENTS.all().crossSection(THETA).valuePb();
        double[] gradient = EVENTS.all().crossSection(THETA).gradientPb();
        return x -> {
            double[] t = new double[2 * x.rows()];
            for (int i = 0; i < x.rows(); i++) {
                double w = ToyEvents.shape(x.get(i, 0), x.get(i, 1), THETA.values());
                double[] g = ToyEvents.gradient(x.get(i, 0), x.get(i, 1), THETA.values());
                for (int p = 0; p < 2; p++) {
                    t[2 * i + p] = change.applyAsDouble(g[p] / w - gradient[p] / sigma);
                }
            }
            return EventMatrix.of(x.rows(), 2, t);
        };
    }

    @Test
    void theExactRatioIsNormalisedAndHasSlopeOne() {
        List<Check> checks = Diagnostics.ratio(ratio(r -> r), REFERENCE, POINTS, EVENTS.all(), 0.05);
        assertEquals(5, checks.size());
        for (Check check : checks) {
            assertEquals(0, check.figure(), 1e-12, check.name());
            assertEquals(Verdict.PASS, check.verdict());
        }
    }

    @Test
    void aStretchedRatioFails() {
        List<Check> checks = Diagnostics.ratio(ratio(r -> 1.4 * r), REFERENCE, POINTS, EVENTS.all(), 0.05);
        // the normalisation sees little of it: the slope is what falls
        assertEquals(Verdict.FAIL, checks.get(1).verdict(), checks.toString());
        assertFalse(Check.allHold(checks));
        List<Check> shifted = Diagnostics.ratio(ratio(r -> r + 0.2), REFERENCE, POINTS, EVENTS.all(), 0.05);
        assertEquals(Math.expm1(0.2), shifted.get(0).figure(), 1e-12);
        assertEquals(Verdict.FAIL, shifted.get(0).verdict());
    }

    @Test
    void theExactScoreHasMeanZeroAndSlopeOne() {
        List<Check> checks = Diagnostics.score(score(t -> t), THETA, EVENTS.all(), 0.05);
        assertEquals(4, checks.size());
        for (Check check : checks) {
            assertEquals(0, check.figure(), 1e-10, check.name());
            assertEquals(Verdict.PASS, check.verdict(), check.toString());
        }
    }

    @Test
    void aShiftedOrStretchedScoreFails() {
        List<Check> shifted = Diagnostics.score(score(t -> t + 0.5), THETA, EVENTS.all(), 0.05);
        assertEquals(Verdict.FAIL, shifted.get(0).verdict());
        List<Check> stretched = Diagnostics.score(score(t -> 1.25 * t), THETA, EVENTS.all(), 0.05);
        assertEquals(-0.2, stretched.get(1).figure(), 1e-10);
        assertEquals(Verdict.FAIL, stretched.get(1).verdict());
        assertEquals(Verdict.PASS, stretched.get(0).verdict());
        assertThrows(InvalidInputException.class, () -> Diagnostics.score(score(t -> 1.0), THETA, EVENTS.all(), 0.05));
    }

    /** The exact estimators of (y, x), the other way round than the events have them. */
    private record Exact(ParameterPoint reference) implements RatioEstimator, ScoreEstimator {
        @Override
        public EventMatrix logRatios(EventMatrix x, EventMatrix numerators) {
            return ratio(r -> r).logRatios(x.columns(1, 0), numerators);
        }

        @Override
        public EventMatrix scores(EventMatrix x) {
            return score(t -> t).apply(x.columns(1, 0));
        }

        @Override
        public ScoreEstimator scoreAt(ParameterPoint theta) {
            return this;
        }

        @Override
        public ParameterSpace space() {
            return ToyEvents.SPACE;
        }

        @Override
        public List<String> observables() {
            return List.of("y", "x");
        }
    }

    @Test
    void estimatorsAreCheckedAtTheirReference() {
        List<Check> checks = new ArrayList<>(Diagnostics.ratio(new Exact(REFERENCE), POINTS, EVENTS.all(), 0.05));
        checks.addAll(Diagnostics.score(new Exact(THETA), EVENTS.all(), 0.05));
        assertEquals(9, checks.size());
        for (Check check : checks) {
            assertEquals(0, check.figure(), 1e-10, check.name());
        }
    }

    @Test
    void fewEventsCannotPass() {
        ToyEvents few = new ToyEvents(50, 5);
        for (Check check : Diagnostics.ratio(ratio(r -> r), REFERENCE, POINTS.subList(0, 1), few.all(), 0.001)) {
            assertTrue(check.verdict() != Verdict.PASS, check.toString());
        }
    }

    /** 40 samples of 1 000 events: the pulls of the normalisation have mean 0 ± 0.16 and width 1 ± 0.11. */
    @Test
    void errorsAreTheSpreadOverSamples() {
        double sum = 0;
        double squares = 0;
        for (int s = 0; s < 40; s++) {
            Check check = Diagnostics.ratio(
                            ratio(r -> r), REFERENCE, POINTS.subList(0, 1), new ToyEvents(1000, 50 + s).all(), 0.05)
                    .get(0);
            double pull = check.figure() / check.error();
            sum += pull;
            squares += pull * pull;
        }
        assertEquals(0, sum / 40, 4 * 0.16);
        assertEquals(1, Math.sqrt(squares / 40), 4 * 0.11);
    }

    @Test
    void weightsAreWorthTheirEffectiveNumber() {
        List<Check> checks = Diagnostics.weights(REFERENCE, EVENTS.all(), 1000);
        assertEquals(1 / Math.sqrt(20_000), checks.get(0).figure(), 1e-12); // all weights agree at θ = 0
        assertTrue(checks.stream().allMatch(c -> c.verdict() == Verdict.PASS));
        assertEquals(
                Verdict.FAIL,
                Diagnostics.weights(REFERENCE, EVENTS.all(), 1e6).get(0).verdict());
    }

    @Test
    void verdictsFollowFigureAndError() {
        assertEquals(Verdict.PASS, new Check("", -0.04, 0.01, 0.05).verdict());
        assertEquals(Verdict.WARN, new Check("", 0.04, 0.06, 0.05).verdict());
        assertEquals(Verdict.WARN, new Check("", 0.06, 0.01, 0.05).verdict());
        assertEquals(Verdict.FAIL, new Check("", -0.08, 0.01, 0.05).verdict());
        assertEquals(Verdict.FAIL, new Check("", Double.NaN, 0.01, 0.05).verdict());
        assertThrows(InvalidInputException.class, () -> new Check("", 0, 0, Double.NaN));
        assertEquals(
                2,
                Check.table(List.of(new Check("a", 1, 2, 3), new Check("b", 1, 2, 3)))
                        .rowCount());
    }
}
