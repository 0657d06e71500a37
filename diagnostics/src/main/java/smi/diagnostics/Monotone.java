package smi.diagnostics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import smi.networks.LogRatioMap;

/**
 * Corrections made of blocks of events that are neighbours in log r̂: in each, log r is the logarithm of the ratio of the
 * probabilities of both hypotheses, and between the centres of blocks it is linear.
 */
final class Monotone {
    private static final int BINS = 50;

    /** No block is smaller than this part of both hypotheses: its ratio would be noise. */
    private static final double SMALLEST = 0.005;

    /** Of a block that one hypothesis alone fills, the other is taken to fill this part. */
    private static final double RAREST = 1e-3;

    private Monotone() {}

    /** Neighbouring events. */
    private static final class Block {
        private double numerator;
        private double denominator;
        private double moment;

        void add(Block other) {
            numerator += other.numerator;
            denominator += other.denominator;
            moment += other.moment;
        }

        double weight() {
            return numerator + denominator;
        }

        double share() {
            return numerator / weight();
        }

        double centre() {
            return moment / weight();
        }

        double logRatio() {
            double share = Math.min(1 - RAREST, Math.max(RAREST, share()));
            return Math.log(share / (1 - share));
        }
    }

    /** Events in the order of log r̂; weights that are not positive count for nothing. */
    private static List<Block> events(Pairs pairs) {
        int[] order = IntStream.range(0, pairs.size())
                .boxed()
                .sorted(Comparator.comparingDouble(pairs::logRatio))
                .mapToInt(Integer::intValue)
                .toArray();
        List<Block> events = new ArrayList<>();
        for (int i : order) {
            var event = new Block();
            event.numerator = Math.max(0, pairs.numerator(i));
            event.denominator = Math.max(0, pairs.denominator(i));
            event.moment = event.weight() * pairs.logRatio(i);
            if (event.weight() > 0) {
                events.add(event);
            }
        }
        return events;
    }

    static LogRatioMap histogram(Pairs pairs) {
        return map(merged(events(pairs), 2.0 / BINS));
    }

    static LogRatioMap isotonic(Pairs pairs) {
        List<Block> pooled = new ArrayList<>();
        for (Block event : events(pairs)) {
            pooled.add(event);
            while (pooled.size() > 1
                    && pooled.get(pooled.size() - 2).share()
                            >= pooled.get(pooled.size() - 1).share()) {
                Block last = pooled.remove(pooled.size() - 1);
                pooled.get(pooled.size() - 1).add(last);
            }
        }
        return map(merged(pooled, SMALLEST));
    }

    /** Joins neighbours until each has a weight; what remains goes to the last. */
    private static List<Block> merged(List<Block> blocks, double weight) {
        List<Block> merged = new ArrayList<>();
        var open = new Block();
        for (Block block : blocks) {
            open.add(block);
            if (open.weight() >= weight * (1 - 1e-9)) {
                merged.add(open);
                open = new Block();
            }
        }
        if (open.weight() > 0 && !merged.isEmpty()) {
            merged.get(merged.size() - 1).add(open);
        } else if (merged.isEmpty()) {
            merged.add(open);
        }
        return merged;
    }

    /** Blocks of the same centre are one. */
    private static LogRatioMap map(List<Block> blocks) {
        List<Block> distinct = new ArrayList<>();
        for (Block block : blocks) {
            Block last = distinct.isEmpty() ? null : distinct.get(distinct.size() - 1);
            if (last != null && !(block.centre() > last.centre())) {
                last.add(block);
            } else {
                distinct.add(block);
            }
        }
        return new LogRatioMap(
                distinct.stream().mapToDouble(Block::centre).toArray(),
                distinct.stream().mapToDouble(Block::logRatio).toArray(),
                1);
    }
}
