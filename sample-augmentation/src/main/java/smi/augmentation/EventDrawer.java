package smi.augmentation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import smi.events.EventBlock;
import smi.morphing.InvalidInputException;

/**
 * Draws events with replacement, stratified, with probability proportional to \( \max(W_i, 0) \) or \( |W_i| \), at
 * many points together (stratified resampling: Kitagawa, J. Comput. Graph. Stat. 5 (1996) 1). A first pass over the
 * events sums their weights in small bins at all points; every draw finds its bin in these sums; a second pass
 * evaluates again the bins that were hit and finds the events. Memory is that of one block
 * and of the table of sums, which is kept below 64 MB by larger bins and, beyond that, by several groups of points.
 *
 * <p>Every request has its own random stream and every draw its own place, so the result does not depend on the number
 * of threads.
 */
final class EventDrawer {
    private static final int BLOCK = 16384;
    private static final int SMALLEST_BIN = 256;
    private static final int LARGEST_BIN = 8192;
    private static final long TABLE_BUDGET = 8_000_000;

    /** Looks at the weights at a point before anything is drawn there, and may refuse. */
    @FunctionalInterface
    interface Check {
        /**
         * Looks.
         *
         * @param point number of the point
         * @param total the sum of the weights that events are drawn with
         * @param largest the largest of them
         */
        void accept(int point, double total, double largest);
    }

    private final WeightedEvents events;
    private final Components components;
    private final NegativeWeights policy;
    private final int binSize;
    private final int bins;
    private final int pointsPerGroup;

    /**
     * A drawer for a number of points.
     *
     * @param events what to draw from
     * @param components what the weights are made of
     * @param policy what is done with negative weights
     * @param points number of different points, which decides about the size of the bins
     */
    EventDrawer(WeightedEvents events, Components components, NegativeWeights policy, int points) {
        this(events, components, policy, points, TABLE_BUDGET);
    }

    /** With another limit to the number of sums that are kept. */
    EventDrawer(WeightedEvents events, Components components, NegativeWeights policy, int points, long tableBudget) {
        this.events = events;
        this.components = components;
        this.policy = policy;
        int size = SMALLEST_BIN;
        while (size < LARGEST_BIN && events.size() / size * points > tableBudget) {
            size *= 2;
        }
        this.binSize = size;
        this.bins = Math.toIntExact((events.size() + size - 1) / size);
        this.pointsPerGroup = (int) Math.max(1, Math.min(points, tableBudget / bins));
    }

    /**
     * Draws.
     *
     * @param points the points, all different
     * @param requests the draws at each point: numbers of requests, shape [nPoints][any]
     * @param all the requests by number
     * @param check looks at every point
     * @param sink gets every drawn event
     */
    void draw(List<HypothesisPoint> points, int[][] requests, List<DrawRequest> all, Check check, DrawSink sink) {
        for (int from = 0; from < points.size(); from += pointsPerGroup) {
            int to = Math.min(points.size(), from + pointsPerGroup);
            WeightTable table = table(points.subList(from, to));
            for (int j = from; j < to; j++) {
                double total = table.total(j - from);
                checkDrawable(total, points.get(j));
                check.accept(j, total, table.largest(j - from));
            }
            resolve(table, Draws.of(table, Arrays.copyOfRange(requests, from, to), all, bins), sink);
        }
    }

    private static void checkDrawable(double total, HypothesisPoint point) {
        if (!(total > 0) || Double.isInfinite(total)) {
            throw new InvalidInputException(
                    "no events can be drawn at %s: the sum of the weights to draw with is %s pb; choose another point or more events"
                            .formatted(point, total));
        }
    }

    private WeightTable table(List<HypothesisPoint> points) {
        var table = new WeightTable(components, points, policy, binSize, bins);
        long first = events.firstIndex();
        events.read(BLOCK, block -> table.add(bin(block, first), components.of(block.weights())));
        table.cumulate();
        return table;
    }

    private int bin(EventBlock block, long first) {
        if ((block.first() - first) % BLOCK != 0) {
            throw new IllegalStateException(
                    "a source of events gave a block that begins at event %d; every block".formatted(block.first())
                            + " but the last must be full");
        }
        return (int) ((block.first() - first) / binSize);
    }

    private void resolve(WeightTable table, Draws draws, DrawSink sink) {
        long first = events.firstIndex();
        events.read(BLOCK, block -> {
            int firstBin = bin(block, first);
            ComponentBlock polynomials = components.of(block.weights());
            int blockBins = (block.size() + binSize - 1) / binSize;
            IntStream.range(0, blockBins).parallel().forEach(b -> {
                int from = b * binSize;
                int n = Math.min(binSize, block.size() - from);
                resolveBin(table, draws, firstBin + b, new BinOfEvents(block, polynomials.slice(from, n), from), sink);
            });
        });
    }

    private record BinOfEvents(EventBlock block, ComponentBlock polynomials, int from) {}

    /** The draws of a bin come ordered by parameter point, so its weights are evaluated once per point. */
    private void resolveBin(WeightTable table, Draws draws, int bin, BinOfEvents in, DrawSink sink) {
        double[] cumulative = new double[in.polynomials().size()];
        double[] f = new double[components.termsPerEvent()];
        int point = -1;
        for (int k = draws.begin(bin); k < draws.begin(bin + 1); k++) {
            if (draws.point(k) != point) {
                point = draws.point(k);
                table.within(in.polynomials(), point, cumulative);
            }
            int event = firstAbove(cumulative, draws.value(k) - table.before(point, bin));
            in.polynomials().copyEvent(event, f);
            sink.accept(draws.request(k), draws.draw(k), new DrawnEvent(in.block(), in.from() + event, f));
        }
    }

    /** The first place whose cumulated weight is above a value; never an event without weight. */
    private static int firstAbove(double[] cumulative, double value) {
        // rounding can put the value a little outside of the bin: it then means the bin's first or last event
        double last = cumulative[cumulative.length - 1];
        double inside = Math.max(0.0, Math.min(value, Math.nextDown(last)));
        int low = 0;
        int high = cumulative.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (cumulative[middle] > inside) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
