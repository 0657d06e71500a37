package smi.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import smi.events.EventMatrix;
import smi.events.EventSource;
import smi.morphing.ParameterSpace;

/**
 * The kinematics by a log likelihood ratio per event: \( \log L(\theta) = \sum_i n_i \log r(x_i|\theta) \), with
 * \( n_i \) the count of event i. A fit asks many times: the events are kept in memory if they are not too many, else
 * they are read every time.
 */
public final class TableLikelihood implements Likelihood {
    /** A block's table of events × points has at most so many entries: 64 MB, enough work for all cores. */
    private static final int TABLE_ENTRIES = 1 << 23;

    /** Observables of the events that are kept: 128 MB. */
    private static final long KEPT_ENTRIES = 1 << 24;

    /** Prepared events are in blocks of this size, so that a table of some hundred points fits as above. */
    private static final int BLOCK = 8192;

    private final ParameterSpace space;
    private final LogRatioTable table;
    private final Data data;
    private boolean tooMany;
    private List<Block> kept = List.of();

    private record Block(UnaryOperator<EventMatrix> logRatios, double[] counts) {}

    /**
     * The likelihood of data.
     *
     * @param space the parameters
     * @param table gives log r
     * @param data the events
     */
    public TableLikelihood(ParameterSpace space, LogRatioTable table, Data data) {
        this.space = space;
        this.table = table;
        this.data = data;
    }

    @Override
    public ParameterSpace space() {
        return space;
    }

    @Override
    public boolean smooth() {
        return table.smooth();
    }

    @Override
    public double[] logLikelihood(EventMatrix points) {
        var sum = new CountedSum(space, points);
        if ((long) points.rows() * BLOCK <= TABLE_ENTRIES && !blocks().isEmpty()) {
            blocks().forEach(block -> sum.add(block.logRatios.apply(points), block.counts));
            return sum.values();
        }
        int blockSize = Math.max(1, Math.min(EventSource.DEFAULT_BLOCK, TABLE_ENTRIES / Math.max(1, points.rows())));
        data.read(blockSize, (observations, counts) -> sum.add(table.logRatios(observations, points), counts));
        return sum.values();
    }

    /** The events, prepared; empty if they are too many. */
    private synchronized List<Block> blocks() {
        if (kept.isEmpty() && !tooMany) {
            List<Block> blocks = new ArrayList<>();
            long[] entries = {0};
            data.read(BLOCK, (observations, counts) -> {
                entries[0] += (long) observations.rows() * observations.columns();
                if (entries[0] <= KEPT_ENTRIES) {
                    blocks.add(new Block(table.prepared(observations), counts.clone()));
                }
            });
            tooMany = entries[0] > KEPT_ENTRIES;
            kept = tooMany ? List.of() : List.copyOf(blocks);
        }
        return kept;
    }
}
