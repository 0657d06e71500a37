package smi.limits.toys;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import smi.augmentation.ColumnWeights;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.events.EventSource;
import smi.limits.LogRatioTable;
import smi.limits.NuisanceParameters;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/**
 * Simulated events from which pseudo-experiments are drawn: log r of each at all points, in single precision (its rounding
 * changes q by some 1e-5), and the weights that say how probable it is at any θ.
 */
final class ToyPool {
    /** So many rows are added in single precision before the sum goes to double. */
    private static final int GROUP = 64;

    private static final int BLOCK_ENTRIES = 1 << 22;

    private final WeightedEvents events;
    private final Optional<WeightFactors> factors;
    private final EventMatrix weights;
    private final float[] table;
    private final int points;

    private ToyPool(
            WeightedEvents events, Optional<WeightFactors> factors, EventMatrix weights, float[] table, int points) {
        this.events = events;
        this.factors = factors;
        this.weights = weights;
        this.table = table;
        this.points = points;
    }

    /**
     * Reads the first events and asks for log r once.
     *
     * @param events weighted events, which an estimator should not have been trained on
     * @param nuisance names of the nuisance parameters that toys vary; may be empty
     * @param ratio gives log r
     * @param points shape [nPoints][nParameters]
     * @param most how many events to take
     * @throws InvalidInputException if log r is not finite for an event
     */
    static ToyPool of(WeightedEvents events, List<String> nuisance, LogRatioTable ratio, EventMatrix points, int most) {
        int n = (int) Math.min(most, events.size());
        int columns = events.setup().weightColumns().size();
        double[] weights = new double[n * columns];
        float[] table = new float[Math.multiplyExact(n, points.rows())];
        int[] filled = {0};
        int block = Math.max(1, Math.min(EventSource.DEFAULT_BLOCK, BLOCK_ENTRIES / points.rows()));
        events.read(block, b -> {
            int take = Math.min(b.size(), n - filled[0]);
            if (take > 0) {
                double[] logRatios =
                        ratio.logRatios(b.observations().slice(0, take), points).toArray();
                for (int k = 0; k < logRatios.length; k++) {
                    table[filled[0] * points.rows() + k] = (float) logRatios[k];
                }
                for (int i = 0; i < take; i++) {
                    b.weights().copyRow(i, weights, (filled[0] + i) * columns);
                }
                filled[0] += take;
            }
        });
        checkFinite(table, points.rows());
        EventMatrix read = EventMatrix.of(n, columns, weights);
        Optional<WeightFactors> factors = nuisance.isEmpty()
                ? Optional.empty()
                : Optional.of(new WeightFactors(NuisanceParameters.morpher(events.setup(), nuisance), read));
        return new ToyPool(events, factors, read, table, points.rows());
    }

    private static void checkFinite(float[] table, int points) {
        int bad = 0;
        for (int from = 0; from < table.length; from += points) {
            float check = 0;
            for (int g = 0; g < points; g++) {
                check += table[from + g] - table[from + g];
            }
            bad += check == 0 ? 0 : 1;
        }
        if (bad > 0) {
            throw new InvalidInputException(
                    "log r is not finite for %d of %d simulated events, so no toys are made of them; check their observables, and whether the grid leaves the region of training"
                            .formatted(bad, table.length / points));
        }
    }

    /** Draws events as they are at θ and ν. */
    AliasTable at(ParameterPoint theta, double... nu) {
        double[] probabilities = probabilities(theta);
        factors.ifPresent(f -> f.multiply(probabilities, nu));
        return new AliasTable(probabilities);
    }

    private double[] probabilities(ParameterPoint theta) {
        ColumnWeights at = ColumnWeights.at(events.setup(), theta);
        double[] w = new double[weights.rows()];
        Arrays.setAll(w, i -> Math.max(0, at.value(weights, i)));
        if (!(Arrays.stream(w).sum() > 0)) {
            throw new InvalidInputException(
                    "no simulated event has a positive weight at %s, so no toys can be made there; choose a smaller grid"
                            .formatted(theta));
        }
        return w;
    }

    /** What the events are worth at θ, as a number of unweighted ones: (Σw)²/Σw². */
    double effectiveSize(ParameterPoint theta) {
        double sum = 0;
        double squares = 0;
        for (double w : probabilities(theta)) {
            sum += w;
            squares += w * w;
        }
        return sum * sum / squares;
    }

    /**
     * Adds the rows of log r of drawn events.
     *
     * @param sum gets them, shape [nPoints]
     * @param scratch for the work, shape [nPoints]
     * @param drawn numbers of events
     * @param count how many of them
     */
    void addTo(double[] sum, float[] scratch, int[] drawn, int count) {
        for (int start = 0; start < count; start += GROUP) {
            Arrays.fill(scratch, 0f);
            for (int k = start; k < Math.min(count, start + GROUP); k++) {
                add(scratch, table, drawn[k] * points, points);
            }
            for (int g = 0; g < points; g++) {
                sum[g] += scratch[g];
            }
        }
    }

    /** Flat, so that the compiler vectorises it. */
    private static void add(float[] sum, float[] table, int offset, int n) {
        for (int g = 0; g < n; g++) {
            sum[g] += table[offset + g];
        }
    }
}
