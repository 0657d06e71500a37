package smi.diagnostics;

import java.util.Arrays;
import java.util.List;
import smi.augmentation.ColumnWeights;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/** Weighted events in memory: the observables that an estimator sees, and weights that morphing takes to every θ. */
final class TestEvents {
    private final EventSetup setup;
    private final EventMatrix x;
    private final EventMatrix weights;

    private TestEvents(EventSetup setup, EventMatrix x, EventMatrix weights) {
        this.setup = setup;
        this.x = x;
        this.weights = weights;
    }

    /**
     * Reads events, evenly spread over the partition.
     *
     * @param events the events
     * @param observables what the estimator sees
     * @param parameters the parameters that it knows
     * @param most the largest number of them
     */
    static TestEvents read(WeightedEvents events, List<String> observables, List<String> parameters, int most) {
        EventSetup setup = events.setup();
        int[] columns = setup.columnsOf(observables, parameters);
        int n = (int) Math.min(most, events.size());
        int benchmarks = setup.weightColumns().size();
        double[] x = new double[Math.multiplyExact(n, columns.length)];
        double[] weights = new double[Math.multiplyExact(n, benchmarks)];
        int[] next = new int[2]; // the place in the partition, and here
        events.read(EventSource.DEFAULT_BLOCK, block -> {
            for (int i = 0; i < block.size(); i++, next[0]++) {
                if (next[1] < n && next[0] == (long) next[1] * events.size() / n) {
                    for (int k = 0; k < columns.length; k++) {
                        x[next[1] * columns.length + k] = block.observations().get(i, columns[k]);
                    }
                    block.weights().copyRow(i, weights, next[1] * benchmarks);
                    next[1]++;
                }
            }
        });
        return new TestEvents(setup, EventMatrix.of(n, columns.length, x), EventMatrix.of(n, benchmarks, weights));
    }

    /** The observables, shape {@code [n][nObservables]}, in the order of the estimator. */
    EventMatrix x() {
        return x;
    }

    /** The first of the events. */
    TestEvents first(int most) {
        int n = Math.min(most, x.rows());
        return new TestEvents(setup, x.slice(0, n), weights.slice(0, n));
    }

    /** The probability of every event at a point; they sum to 1. */
    double[] probabilities(ParameterPoint theta) {
        ColumnWeights morphed = ColumnWeights.at(setup, theta);
        double[] p = new double[x.rows()];
        Arrays.setAll(p, i -> morphed.value(weights, i));
        double sigma = sum(p, theta);
        Arrays.setAll(p, i -> p[i] / sigma);
        return p;
    }

    /** p t of every event at a point, shape {@code [n][nParameters]}: \( (\partial W - W \partial\sigma/\sigma)/\sigma \). */
    EventMatrix jointScores(ParameterPoint theta) {
        ColumnWeights morphed = ColumnWeights.at(setup, theta);
        int n = theta.dimension();
        double[] p = new double[x.rows()];
        Arrays.setAll(p, i -> morphed.value(weights, i));
        double sigma = sum(p, theta);
        double[] result = new double[x.rows() * n];
        for (int k = 0; k < n; k++) {
            double gradient = 0;
            for (int i = 0; i < p.length; i++) {
                result[i * n + k] = morphed.derivative(k, weights, i);
                gradient += result[i * n + k];
            }
            for (int i = 0; i < p.length; i++) {
                result[i * n + k] = (result[i * n + k] - p[i] * gradient / sigma) / sigma;
            }
        }
        return EventMatrix.of(p.length, n, result);
    }

    private static double sum(double[] weights, ParameterPoint theta) {
        double sigma = Arrays.stream(weights).sum();
        if (!(sigma > 0)) {
            throw new InvalidInputException(
                    "the cross section at %s is %.6g pb; it must be positive: choose another point"
                            .formatted(theta, sigma));
        }
        return sigma;
    }
}
