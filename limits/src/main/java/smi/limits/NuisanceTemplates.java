package smi.limits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.events.EventSource;
import smi.morphing.InvalidInputException;
import smi.morphing.NuisanceMorpher;

/**
 * Templates that are filled anew for every value of the nuisance parameters, because each event has its own dependence on
 * them: \( S_{jb}(\nu) = \sum_{i \in j} W_{ib} \exp \sum_k (a_{ik}\nu_k + b_{ik}\nu_k^2) \). The events are kept in
 * memory. The last result is kept, as many θ are asked for at one ν. Sums go over fixed groups of events, so that they do
 * not depend on the number of threads.
 */
final class NuisanceTemplates implements BinContents {
    private static final int GROUP = 4096;
    private static final int MOST_EVENTS = 20_000_000;

    private final int bins;
    private final int columns;
    private final List<Group> groups;
    private volatile Remembered lastValues;
    private volatile Remembered lastSlopes;

    private record Remembered(double[] nu, List<EventMatrix> tables) {}

    /** Consecutive events: bin, weights [event × column], linear and quadratic terms [event × nuisance]. */
    private record Group(int[] bin, double[] weights, double[] linear, double[] quadratic) {}

    private NuisanceTemplates(int bins, int columns, List<Group> groups) {
        this.bins = bins;
        this.columns = columns;
        this.groups = groups;
    }

    /** Says into which bin an event goes. */
    @FunctionalInterface
    interface Sorter {
        int[] bins(EventMatrix observations);
    }

    /**
     * Reads the events.
     *
     * @param events the weighted events
     * @param morpher their dependence on the nuisance parameters
     * @param bins number of bins
     * @param sorter finds the bins of a block of events
     */
    static NuisanceTemplates of(WeightedEvents events, NuisanceMorpher morpher, int bins, Sorter sorter) {
        if (events.size() > MOST_EVENTS) {
            throw new InvalidInputException(
                    "%d events with nuisance parameters do not fit into memory; use at most %d of them"
                            .formatted(events.size(), MOST_EVENTS));
        }
        int columns = events.setup().weightColumns().size();
        int physics = events.setup().benchmarks().size();
        List<Group> groups = new ArrayList<>();
        events.read(EventSource.DEFAULT_BLOCK, block -> {
            int[] found = sorter.bins(block.observations());
            for (int from = 0; from < block.size(); from += GROUP) {
                int to = Math.min(from + GROUP, block.size());
                groups.add(group(found, block.weights(), from, to, physics, morpher));
            }
        });
        return new NuisanceTemplates(bins, columns, groups);
    }

    private static Group group(
            int[] bins, EventMatrix weights, int from, int to, int physics, NuisanceMorpher morpher) {
        int n = to - from;
        int count = morpher.count();
        double[] own = new double[n * physics];
        double[] linear = new double[n * count];
        double[] quadratic = new double[n * count];
        double[] row = new double[weights.columns()];
        for (int i = 0; i < n; i++) {
            weights.copyRow(from + i, row, 0);
            System.arraycopy(row, 0, own, i * physics, physics);
            System.arraycopy(morpher.linear(row), 0, linear, i * count, count);
            System.arraycopy(morpher.quadratic(row), 0, quadratic, i * count, count);
        }
        return new Group(Arrays.copyOfRange(bins, from, to), own, linear, quadratic);
    }

    @Override
    public EventMatrix values(double... nu) {
        Remembered known = lastValues;
        if (known == null || !Arrays.equals(known.nu, nu)) {
            double[] key = nu.clone();
            known = new Remembered(key, total(1, group -> values(group, key)));
            lastValues = known;
        }
        return known.tables.get(0);
    }

    @Override
    public List<EventMatrix> slopes(double... nu) {
        Remembered known = lastSlopes;
        if (known == null || !Arrays.equals(known.nu, nu)) {
            double[] key = nu.clone();
            known = new Remembered(key, total(nu.length, group -> slopes(group, key)));
            lastSlopes = known;
        }
        return known.tables;
    }

    /** The sums over all groups, in their order. */
    private List<EventMatrix> total(int tables, Function<Group, double[]> part) {
        int size = bins * columns;
        double[] total = new double[tables * size];
        for (double[] sums : groups.parallelStream().map(part).toList()) {
            for (int k = 0; k < total.length; k++) {
                total[k] += sums[k];
            }
        }
        return IntStream.range(0, tables)
                .mapToObj(k -> EventMatrix.of(bins, columns, Arrays.copyOfRange(total, k * size, (k + 1) * size)))
                .toList();
    }

    private double[] values(Group group, double[] nu) {
        double[] sums = new double[bins * columns];
        int physics = group.weights.length / group.bin.length;
        for (int i = 0; i < group.bin.length; i++) {
            double factor = factor(group, i, nu);
            int place = group.bin[i] * columns;
            for (int c = 0; c < physics; c++) {
                sums[place + c] += factor * group.weights[i * physics + c];
            }
        }
        return sums;
    }

    private static double factor(Group group, int event, double[] nu) {
        double exponent = 0;
        for (int k = 0; k < nu.length; k++) {
            int place = event * nu.length + k;
            exponent += (group.linear[place] + group.quadratic[place] * nu[k]) * nu[k];
        }
        return Math.exp(exponent);
    }

    /** The derivative in each nuisance parameter, each [bins × columns]. */
    private double[] slopes(Group group, double[] nu) {
        int size = bins * columns;
        double[] sums = new double[nu.length * size];
        int physics = group.weights.length / group.bin.length;
        for (int i = 0; i < group.bin.length; i++) {
            double factor = factor(group, i, nu);
            int place = group.bin[i] * columns;
            for (int k = 0; k < nu.length; k++) {
                int term = i * nu.length + k;
                double slope = factor * (group.linear[term] + 2 * group.quadratic[term] * nu[k]);
                for (int c = 0; c < physics; c++) {
                    sums[k * size + place + c] += slope * group.weights[i * physics + c];
                }
            }
        }
        return sums;
    }
}
