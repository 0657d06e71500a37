package smi.limits.toys;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import smi.augmentation.ColumnWeights;
import smi.events.EventMatrix;
import smi.events.EventSource;
import smi.events.simulators.Simulator;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/**
 * Experiments as they would be at a true θ, made of events that a simulator generates afresh; no event occurs twice. Away
 * from the point where the simulator generates, events are accepted with a probability proportional to their weight.
 */
public final class PseudoExperiments {
    /** Events generated at a time. */
    private static final int CHUNK = 200_000;

    /** The largest weight of one chunk, times this, bounds those of the others but for one in millions. */
    private static final double MARGIN = 1.2;

    private final Simulator simulator;
    private final ParameterPoint theta;
    private final long seed;
    private final double largest;
    private final double crossSection;

    private PseudoExperiments(
            Simulator simulator, ParameterPoint theta, long seed, double largest, double crossSection) {
        this.simulator = simulator;
        this.theta = theta;
        this.seed = seed;
        this.largest = largest;
        this.crossSection = crossSection;
    }

    /**
     * Prepares experiments; generates some events to find out how large the weights are.
     *
     * @param simulator makes the events, generated at one benchmark
     * @param theta the true θ
     * @param seed seed of the random numbers, another one than that of the simulated events to be tested
     * @return makes the experiments
     * @throws InvalidInputException if the simulator mixes events of several benchmarks, or a weight at θ is negative
     */
    public static PseudoExperiments of(Simulator simulator, ParameterPoint theta, long seed) {
        ColumnWeights at = ColumnWeights.at(simulator.setup(), theta);
        EventSource source = simulator.simulate(CHUNK, seed);
        if (Arrays.stream(source.counts().signal()).filter(n -> n > 0).count() > 1
                || source.counts().background() > 0) {
            throw new InvalidInputException(
                    "pseudo-experiments need a simulator that generates events of one benchmark, this one mixes several; change its option sampled-from");
        }
        double[] range = {Double.POSITIVE_INFINITY, 0, 0};
        source.readAll(block -> {
            for (int i = 0; i < block.size(); i++) {
                double w = at.value(block.weights(), i);
                range[0] = Math.min(range[0], w);
                range[1] = Math.max(range[1], w);
                range[2] += w;
            }
        });
        if (!(range[0] >= 0 && range[1] > 0)) {
            throw new InvalidInputException(
                    "an event has the weight %s at %s, so events cannot be accepted with such a probability"
                            .formatted(range[0], theta));
        }
        boolean equal = range[1] - range[0] <= 1e-9 * range[1];
        return new PseudoExperiments(simulator, theta, seed, equal ? range[1] : MARGIN * range[1], range[2]);
    }

    /** {@return the true cross section in pb: exact where the simulator knows it, else from the events of one chunk} */
    public double crossSection() {
        return simulator
                .exactLikelihood()
                .map(exact -> exact.crossSection(theta))
                .orElse(crossSection);
    }

    /** Gets the observations of one experiment, which may be none. */
    @FunctionalInterface
    interface Reader {
        void accept(int number, EventMatrix observations);
    }

    /**
     * Makes experiments, one after the other.
     *
     * @param experiments how many
     * @param count draws the number of events of each
     * @param reader gets them in order
     */
    void make(int experiments, ToIntFunction<RandomGenerator> count, Reader reader) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed ^ 0x5bf03635d78c8b1fL);
        var events = new Accepted();
        for (int e = 0; e < experiments; e++) {
            int n = count.applyAsInt(random);
            while (events.left() < n) {
                events.generate();
            }
            reader.accept(e, events.take(n));
        }
    }

    /** Accepted events that no experiment has got. */
    private final class Accepted {
        private final ColumnWeights at = ColumnWeights.at(simulator.setup(), theta);
        private final RandomGenerator random =
                RandomGeneratorFactory.of("L64X128MixRandom").create(seed ^ 0x2545f4914f6cdd1dL);
        private final List<double[]> rows = new ArrayList<>();
        private int used;
        private int chunks;

        int left() {
            return rows.size() - used;
        }

        void generate() {
            rows.subList(0, used).clear();
            used = 0;
            chunks++;
            simulator.simulate(CHUNK, seed + chunks).readAll(block -> {
                for (int i = 0; i < block.size(); i++) {
                    if (random.nextDouble() * largest < at.value(block.weights(), i)) {
                        rows.add(block.observations().row(i));
                    }
                }
            });
        }

        EventMatrix take(int n) {
            double[][] taken = rows.subList(used, used + n).toArray(double[][]::new);
            used += n;
            return n == 0
                    ? EventMatrix.of(0, simulator.setup().observables().size(), new double[0])
                    : EventMatrix.ofRows(taken);
        }
    }
}
