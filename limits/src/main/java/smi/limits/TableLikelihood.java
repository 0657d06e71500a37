package smi.limits;

import smi.events.EventMatrix;
import smi.events.EventSource;
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
    public boolean smooth() {
        return table.smooth();
    }

    @Override
    public double[] logLikelihood(EventMatrix points) {
        int blockSize = Math.max(1, Math.min(EventSource.DEFAULT_BLOCK, TABLE_ENTRIES / Math.max(1, points.rows())));
        var sum = new CountedSum(space, points);
        data.read(blockSize, (observations, counts) -> sum.add(table.logRatios(observations, points), counts));
        return sum.values();
    }
}
