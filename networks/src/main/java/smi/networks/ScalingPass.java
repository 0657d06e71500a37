package smi.networks;

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
        batch = new Batch(EVENTS_PER_BATCH * source.rowsPerEvent(), observables.size(), parameters.size());
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

    /** Looks at all events of a source, the first of which has a number in the whole sample. */
    void collect(TrainingSource source, long firstEvent) {
        int[] events = new int[EVENTS_PER_BATCH];
        for (int from = 0; from < source.events(); from += EVENTS_PER_BATCH) {
            int n = Math.min(EVENTS_PER_BATCH, source.events() - from);
            for (int i = 0; i < n; i++) {
                events[i] = from + i;
            }
            source.fill(events, 0, n, random, batch);
            for (int row = 0; row < batch.rows(); row++) {
                collect(row, firstEvent + from + row / source.rowsPerEvent());
            }
        }
    }

    private void collect(int row, long event) {
        checkFinite(batch.x(), row, observables, "observable", event);
        checkFinite(batch.theta(), row, parameters, "parameter", event);
        checkTargets(row, event);
        x.add(batch.x(), row);
        theta.add(batch.theta(), row);
        if (batch.numeratorWeight()[row] != 0) {
            checkFinite(batch.score(), row, parameters, "joint score of parameter", event);
            score.add(batch.score(), row);
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
