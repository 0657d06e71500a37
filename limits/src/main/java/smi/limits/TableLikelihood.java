package smi.limits;

import smi.events.EventMatrix;
import smi.events.EventSource;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterSpace;

/**
 * The kinematics by a log likelihood ratio per event: \( \log L(\theta) = \sum_i n_i \log r(x_i|\theta) \), with
 * \( n_i \) the count of event i.
 *
 * @param space the parameters
 * @param table gives log r
 * @param data the events
 */
public record TableLikelihood(ParameterSpace space, LogRatioTable table, Data data) implements Likelihood {
    /** A block's table of events × points has at most so many entries: 64 MB, enough work for all cores. */
    private static final int TABLE_ENTRIES = 1 << 23;

    @Override
    public double[] logLikelihood(EventMatrix points) {
        double[] sum = new double[points.rows()];
        int blockSize = Math.max(1, Math.min(EventSource.DEFAULT_BLOCK, TABLE_ENTRIES / Math.max(1, points.rows())));
        long[] read = {0};
        data.read(blockSize, (observations, counts) -> {
            add(table.logRatios(observations, points), counts, points, read[0], sum);
            read[0] += counts.length;
        });
        return sum;
    }

    private void add(EventMatrix logRatios, double[] counts, EventMatrix points, long first, double[] sum) {
        double[] row = new double[sum.length];
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) {
                continue;
            }
            logRatios.copyRow(i, row, 0);
            for (int g = 0; g < sum.length; g++) {
                if (!Double.isFinite(row[g])) {
                    throw new InvalidInputException("log r of event %d is %s at %s; check its observables and the grid"
                            .formatted(first + i, row[g], space.point(points.row(g))));
                }
                sum[g] += counts[i] * row[g];
            }
        }
    }
}
