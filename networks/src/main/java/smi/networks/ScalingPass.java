package smi.networks;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import smi.morphing.InvalidInputException;

/** Measures the scaling of a sample that it is shown event by event, and refuses what cannot be trained on. */
final class ScalingPass {
    private static final int EVENTS_PER_BATCH = 512;
    private final List<String> observables;
    private final List<String> parameters;
    private final RandomGenerator random;
    private final Batch batch;
    private final ColumnMoments theta;
    private final ColumnMoments x;
    private final ColumnMoments score;

    /** A pass over a source that has seen nothing; {@code random} is for sources that draw hypotheses. */
    ScalingPass(BlockSource source, RandomGenerator random) {
        observables = source.observables();
        parameters = source.parameters();
        this.random = random;
        batch = new Batch(
                EVENTS_PER_BATCH * source.rowsPerEvent(), source.sharedPoints(), observables.size(), parameters.size());
        theta = new ColumnMoments(parameters.size());
        x = new ColumnMoments(observables.size());
        score = new ColumnMoments(parameters.size());
    }

    /** The scaling for a network that sees θ. */
    Scaling conditional() {
        Standardization thetas = theta.standardization(parameters, "parameter");
        return new Scaling(thetas, x.standardization(observables, "observable"), thetas.scales());
    }

    /** The scaling for a network that sees x alone. */
    Scaling unconditional() {
        Standardization standard = x.standardization(observables, "observable");
        double[] scale =
                score.standardization(parameters, "joint score of parameter").scales();
        for (int p = 0; p < scale.length; p++) {
            scale[p] = 1 / scale[p];
        }
        return new Scaling(Standardization.identity(0), standard, scale);
    }

    /** The scaling for a network that sees x alone where the loss has units of its own for θ and the score. */
    Scaling observables() {
        double[] ones = new double[parameters.size()];
        Arrays.fill(ones, 1);
        return new Scaling(Standardization.identity(0), x.standardization(observables, "observable"), ones);
    }

    /** The scaling for a network that sees θ0, θ1 and x. The two are exchanged, so they have the same units. */
    Scaling hypotheses() {
        Standardization one = theta.standardization(parameters, "parameter");
        var both = new Standardization(twice(one.means()), twice(one.scales()));
        return new Scaling(both, x.standardization(observables, "observable"), one.scales());
    }

    private static double[] twice(double[] values) {
        double[] result = Arrays.copyOf(values, 2 * values.length);
        System.arraycopy(values, 0, result, values.length, values.length);
        return result;
    }

    /** Looks at all events of a source, the first of which has a number in the whole sample. */
    void collect(TrainingSource source, long firstEvent) {
        int[] events = new int[EVENTS_PER_BATCH];
        for (int from = 0; from < source.events(); from += EVENTS_PER_BATCH) {
            int n = Math.min(EVENTS_PER_BATCH, source.events() - from);
            for (int i = 0; i < n; i++) {
                events[i] = from + i;
            }
            source.fill(events, 0, n, random, batch);
            collect(firstEvent + from, source.rowsPerEvent());
        }
    }

    private void collect(long firstEvent, int rowsPerEvent) {
        for (int i = 0; i < batch.rows(); i++) {
            checkFinite(batch.x(), i, observables, "observable", firstEvent + i / rowsPerEvent);
            x.add(batch.x(), i);
        }
        int points = Math.max(1, batch.sharedPoints());
        for (int i = 0; i < (batch.sharedPoints() > 0 ? points : batch.rows()); i++) {
            checkFinite(batch.theta(), i, parameters, "parameter", firstEvent + i / rowsPerEvent);
            theta.add(batch.theta(), i);
        }
        for (int i = 0; i < batch.pairs(); i++) {
            long event = firstEvent + i / points / rowsPerEvent;
            checkTargets(i, event);
            if (batch.numeratorWeight()[i] != 0) {
                checkFinite(batch.score(), i, parameters, "joint score of parameter", event);
                score.add(batch.score(), i);
            }
        }
    }

    private static void checkFinite(double[] values, int row, List<String> names, String what, long event) {
        int columns = names.size();
        for (int c = 0; c < columns; c++) {
            if (!Double.isFinite(values[row * columns + c])) {
                throw new InvalidInputException(
                        "training sample, event %d: %s '%s' is %s; remove the event or mend the sample"
                                .formatted(event, what, names.get(c), values[row * columns + c]));
            }
        }
    }

    private void checkTargets(int row, long event) {
        double weights = batch.numeratorWeight()[row] + batch.denominatorWeight()[row];
        if (!Double.isFinite(weights) || Double.isNaN(batch.logRatio()[row])) {
            throw new InvalidInputException(
                    "training sample, event %d: weight %s, log of the joint ratio %s; remove the event or mend the sample"
                            .formatted(event, weights, batch.logRatio()[row]));
        }
    }
}
