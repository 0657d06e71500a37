package smi.limits;

import smi.augmentation.ColumnWeights;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.events.EventSource;

/**
 * The first events of a partition, in memory, with their weights.
 *
 * @param observations all observables, shape {@code [n][nObservables]}
 * @param weights in all weight columns, shape {@code [n][nWeightColumns]}
 */
record WeightSample(EventMatrix observations, EventMatrix weights) {

    static WeightSample read(WeightedEvents events, int most) {
        int rows = (int) Math.min(most, events.size());
        int observables = events.setup().observables().size();
        int columns = events.setup().weightColumns().size();
        double[] x = new double[rows * observables];
        double[] w = new double[rows * columns];
        int[] filled = {0};
        events.read(EventSource.DEFAULT_BLOCK, block -> {
            for (int i = 0; i < block.size() && filled[0] < rows; i++) {
                block.observations().copyRow(i, x, filled[0] * observables);
                block.weights().copyRow(i, w, filled[0] * columns);
                filled[0]++;
            }
        });
        return new WeightSample(EventMatrix.of(rows, observables, x), EventMatrix.of(rows, columns, w));
    }

    /** The probability of each event at a point: its weight over the sum of all, shape {@code [n]}. */
    double[] probabilities(ColumnWeights at) {
        double[] probabilities = new double[weights.rows()];
        double sum = 0;
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] = at.value(weights, i);
            sum += probabilities[i];
        }
        for (int i = 0; i < probabilities.length; i++) {
            probabilities[i] /= sum;
        }
        return probabilities;
    }
}
