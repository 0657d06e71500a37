package smi.networks;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import smi.morphing.InvalidInputException;

/** One pass over a training source that measures its scaling and refuses what cannot be trained on. */
final class ScalingPass {
    private static final int EVENTS_PER_BATCH = 512;
    private final TrainingSource source;

    ScalingPass(TrainingSource source) {
        this.source = source;
    }

    /** The scaling for a network that sees θ. */
    Scaling conditional(RandomGenerator random) {
        var sums = sums(random);
        Standardization theta = sums.theta.standardization(source.parameters(), "parameter");
        Standardization x = sums.x.standardization(source.observables(), "observable");
        return new Scaling(theta, x, theta.scales());
    }

    /** The scaling for a network that sees x alone. */
    Scaling unconditional(RandomGenerator random) {
        var sums = sums(random);
        Standardization x = sums.x.standardization(source.observables(), "observable");
        double[] scale = sums.score
                .standardization(source.parameters(), "joint score of parameter")
                .scales();
        for (int p = 0; p < scale.length; p++) {
            scale[p] = 1 / scale[p];
        }
        return new Scaling(Standardization.identity(0), x, scale);
    }

    /** The scaling for a network that sees x alone where the loss has units of its own for θ and the score. */
    Scaling observables(RandomGenerator random) {
        Standardization x = sums(random).x.standardization(source.observables(), "observable");
        double[] ones = new double[source.parameters().size()];
        Arrays.fill(ones, 1);
        return new Scaling(Standardization.identity(0), x, ones);
    }

    /** The scaling for a network that sees θ0, θ1 and x. The two are exchanged, so they have the same units. */
    Scaling hypotheses(RandomGenerator random) {
        var sums = sums(random);
        Standardization theta = sums.theta.standardization(source.parameters(), "parameter");
        Standardization x = sums.x.standardization(source.observables(), "observable");
        var both = new Standardization(twice(theta.means()), twice(theta.scales()));
        return new Scaling(both, x, theta.scales());
    }

    private static double[] twice(double[] values) {
        double[] result = Arrays.copyOf(values, 2 * values.length);
        System.arraycopy(values, 0, result, values.length, values.length);
        return result;
    }

    private record Sums(ColumnMoments theta, ColumnMoments x, ColumnMoments score) {}

    private Sums sums(RandomGenerator random) {
        int parameters = source.parameters().size();
        var sums = new Sums(
                new ColumnMoments(parameters),
                new ColumnMoments(source.observables().size()),
                new ColumnMoments(parameters));
        int[] events = new int[source.events()];
        for (int i = 0; i < events.length; i++) {
            events[i] = i;
        }
        var batch = new Batch(
                EVENTS_PER_BATCH * source.rowsPerEvent(),
                source.sharedPoints(),
                source.observables().size(),
                parameters);
        for (int from = 0; from < events.length; from += EVENTS_PER_BATCH) {
            source.fill(events, from, Math.min(events.length, from + EVENTS_PER_BATCH), random, batch);
            collect(sums, batch, from);
        }
        return sums;
    }

    private void collect(Sums sums, Batch batch, int firstEvent) {
        for (int i = 0; i < batch.rows(); i++) {
            checkFinite(batch.x(), i, source.observables(), "observable", firstEvent + i / source.rowsPerEvent());
            sums.x.add(batch.x(), i);
        }
        int points = Math.max(1, batch.sharedPoints());
        for (int i = 0; i < (batch.sharedPoints() > 0 ? points : batch.rows()); i++) {
            checkFinite(batch.theta(), i, source.parameters(), "parameter", firstEvent + i / source.rowsPerEvent());
            sums.theta.add(batch.theta(), i);
        }
        for (int i = 0; i < batch.pairs(); i++) {
            int event = firstEvent + i / points / source.rowsPerEvent();
            checkTargets(batch, i, event);
            if (batch.numeratorWeight()[i] != 0) {
                checkFinite(batch.score(), i, source.parameters(), "joint score of parameter", event);
                sums.score.add(batch.score(), i);
            }
        }
    }

    private static void checkFinite(double[] values, int row, List<String> names, String what, int event) {
        int columns = names.size();
        for (int c = 0; c < columns; c++) {
            if (!Double.isFinite(values[row * columns + c])) {
                throw new InvalidInputException(
                        "training sample, event %d: %s '%s' is %s; remove the event or mend the sample"
                                .formatted(event, what, names.get(c), values[row * columns + c]));
            }
        }
    }

    private static void checkTargets(Batch batch, int row, int event) {
        double weights = batch.numeratorWeight()[row] + batch.denominatorWeight()[row];
        if (!Double.isFinite(weights) || Double.isNaN(batch.logRatio()[row])) {
            throw new InvalidInputException(
                    "training sample, event %d: weight %s, log of the joint ratio %s; remove the event or mend the sample"
                            .formatted(event, weights, batch.logRatio()[row]));
        }
    }
}
