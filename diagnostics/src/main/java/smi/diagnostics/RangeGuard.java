package smi.diagnostics;

import com.amazon.randomcutforest.RandomCutForest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import smi.events.EventMatrix;
import smi.networks.TrainingSupport;

/**
 * Whether events lie where a network was trained. Observable by observable: outside the range of the training events. All
 * together: more isolated in a random cut forest (Guha, Mishra, Roy, Schrijvers, ICML 2016) of half of the kept training
 * events than 99 % of the other half, so that one event in a hundred is expected there.
 */
public final class RangeGuard {
    private static final double TYPICAL = 0.99;
    private static final int TREES = 50;
    private static final int TREE_SIZE = 256;
    private static final int MOST_SCORED = 20_000;
    private static final long SEED = 42;

    private final TrainingSupport support;
    private final List<String> observables;
    private final double[] means;
    private final double[] deviations;
    private final RandomCutForest forest;
    private final double threshold;

    private RangeGuard(TrainingSupport support, List<String> observables) {
        this.support = support;
        this.observables = List.copyOf(observables);
        EventMatrix kept = support.events();
        means = new double[kept.columns()];
        deviations = new double[kept.columns()];
        for (int k = 0; k < means.length; k++) {
            double[] column = kept.column(k);
            double mean = Arrays.stream(column).average().orElse(0);
            means[k] = mean;
            double variance = Arrays.stream(column)
                    .map(x -> (x - mean) * (x - mean))
                    .average()
                    .orElse(0);
            deviations[k] = variance > 0 ? Math.sqrt(variance) : 1;
        }
        forest = RandomCutForest.builder()
                .dimensions(means.length)
                .numberOfTrees(TREES)
                .sampleSize(TREE_SIZE)
                .randomSeed(SEED)
                .parallelExecutionEnabled(false)
                .build();
        IntStream.range(0, kept.rows()).filter(i -> i % 2 == 0).forEach(i -> forest.update(standardised(kept, i)));
        double[] scores = IntStream.range(0, kept.rows())
                .filter(i -> i % 2 == 1)
                .mapToDouble(i -> forest.getAnomalyScore(standardised(kept, i)))
                .sorted()
                .toArray();
        threshold = scores.length == 0
                ? Double.POSITIVE_INFINITY
                : scores[Math.min(scores.length - 1, (int) Math.floor(TYPICAL * scores.length))];
    }

    /**
     * {@return the guard of a network}
     *
     * @param support where it was trained
     * @param observables their names
     */
    public static RangeGuard of(TrainingSupport support, List<String> observables) {
        return new RangeGuard(support, observables);
    }

    /**
     * An observable of some events.
     *
     * @param name its name
     * @param low the smallest value in training
     * @param high the largest
     * @param below how many events are below
     * @param above how many are above
     */
    public record Outside(String name, double low, double high, int below, int above) {}

    /**
     * What is found.
     *
     * @param events how many events there are
     * @param outside one entry per observable
     * @param anyOutside how many events are outside in at least one observable
     * @param scored how many of them were compared with the training events one by one
     * @param isolated how many of these are more isolated than 99 % of the training events
     * @param probability of so many isolated events, or more, where the events are like those of the training
     */
    public record Report(
            int events, List<Outside> outside, int anyOutside, int scored, int isolated, double probability) {
        private static final double UNLIKELY = 1e-3;

        /** Copies the list. */
        public Report {
            outside = List.copyOf(outside);
        }

        /** {@return how many isolated events are expected} */
        public double expectedIsolated() {
            return (1 - TYPICAL) * scored;
        }

        /** {@return whether the network has to extrapolate for more events than chance explains} */
        public boolean suspicious() {
            return anyOutside > Math.max(1, (1 - TYPICAL) * events) || probability < UNLIKELY;
        }
    }

    /**
     * {@return where events lie}
     *
     * @param x their observables, in the order of the network
     */
    public Report report(EventMatrix x) {
        int columns = observables.size();
        int[] below = new int[columns];
        int[] above = new int[columns];
        int any = 0;
        int isolated = 0;
        double[] low = support.low();
        double[] high = support.high();
        for (int i = 0; i < x.rows(); i++) {
            boolean out = false;
            for (int k = 0; k < columns; k++) {
                below[k] += x.get(i, k) < low[k] ? 1 : 0;
                above[k] += x.get(i, k) > high[k] ? 1 : 0;
                out |= !(x.get(i, k) >= low[k] && x.get(i, k) <= high[k]);
            }
            any += out ? 1 : 0;
        }
        int scored = Math.min(MOST_SCORED, x.rows());
        for (int n = 0; n < scored; n++) {
            int i = (int) ((long) n * x.rows() / scored);
            isolated += forest.getAnomalyScore(standardised(x, i)) > threshold ? 1 : 0;
        }
        List<Outside> outside = new ArrayList<>();
        for (int k = 0; k < columns; k++) {
            outside.add(new Outside(observables.get(k), low[k], high[k], below[k], above[k]));
        }
        double probability = isolated == 0
                ? 1
                : 1 - new BinomialDistribution(null, scored, 1 - TYPICAL).cumulativeProbability(isolated - 1);
        return new Report(x.rows(), outside, any, scored, isolated, probability);
    }

    private float[] standardised(EventMatrix x, int row) {
        float[] point = new float[means.length];
        for (int k = 0; k < point.length; k++) {
            point[k] = (float) ((x.get(row, k) - means[k]) / deviations[k]);
        }
        return point;
    }
}
