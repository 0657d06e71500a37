package smi.augmentation;

import java.util.Arrays;
import java.util.stream.IntStream;
import smi.events.EventBlock;
import smi.events.EventSource;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/** Makes the sampling factors of the events of a source. */
final class EventFactors {
    private final EventSource source;
    private final long[] generated;

    EventFactors(EventSource source) {
        this.source = source;
        this.generated = source.counts().signal();
    }

    /** The balance heuristic; needs one pass over the file if several benchmarks were sampled. */
    EventFactor mixture() {
        int[] sampled = sampled();
        if (sampled.length < 2) {
            return checked(EventFactor.ONE);
        }
        var own = new OwnWeights(generated.length);
        source.readAll(own::add);
        if (own.isEmpty()) {
            // the file does not say where its events were generated
            return checked(EventFactor.ONE);
        }
        double[] inverseMean = inverseMeanWeights(sampled, own);
        EventFactor constant = constantShares();
        return checked((s, weights, offset) -> {
            if (s < 0) {
                return 1.0;
            }
            double sum = 0.0;
            for (int other : sampled) {
                // the absolute value: shares stay between 0 and 1 where a generator gives negative weights
                sum += Math.abs(weights[offset + other]) * inverseMean[other];
            }
            // an event without weight at any sampled benchmark has no share of its own
            return sum > 0 ? Math.abs(weights[offset + s]) * inverseMean[s] / sum : constant.of(s, weights, offset);
        });
    }

    /** MadMiner's constant share of each sample. */
    EventFactor madminer() {
        return checked(sampled().length < 2 ? EventFactor.ONE : constantShares());
    }

    /** One for background and for the sample closest to θ, zero for the others. */
    EventFactor closest(int benchmark) {
        return checked((s, weights, offset) -> s < 0 || s == benchmark ? 1.0 : 0.0);
    }

    /** The sampled benchmark that is closest to θ; −1 if none is known. */
    int closestBenchmark(ParameterPoint theta) {
        int best = -1;
        double smallest = Double.POSITIVE_INFINITY;
        for (int s : sampled()) {
            double distance = squaredDistance(source.setup().benchmarks().get(s).point(), theta);
            if (distance < smallest) {
                smallest = distance;
                best = s;
            }
        }
        return best;
    }

    private static double squaredDistance(ParameterPoint a, ParameterPoint b) {
        double sum = 0.0;
        for (int p = 0; p < a.dimension(); p++) {
            sum += (a.get(p) - b.get(p)) * (a.get(p) - b.get(p));
        }
        return sum;
    }

    private int[] sampled() {
        return IntStream.range(0, generated.length)
                .filter(s -> generated[s] > 0)
                .toArray();
    }

    private EventFactor constantShares() {
        double total = Arrays.stream(generated).sum();
        return (s, weights, offset) -> s < 0 ? 1.0 : generated[s] / total;
    }

    private double[] inverseMeanWeights(int[] sampled, OwnWeights own) {
        double[] inverse = new double[generated.length];
        for (int s : sampled) {
            if (!(own.sum[s] > 0)) {
                throw new InvalidInputException(
                        ("the events generated at benchmark '%s' have no weight there (%d events, %d expected), so they"
                                        + " cannot be put together with the others; check samples/weights and"
                                        + " samples/sampling_benchmarks, or use the sampling factors 'madminer'")
                                .formatted(name(s), own.events[s], generated[s]));
            }
            inverse[s] = own.events[s] / own.sum[s];
        }
        return inverse;
    }

    /** The weights of the events of each sample at its own benchmark, without sign. */
    private static final class OwnWeights {
        private final double[] sum;
        private final long[] events;

        OwnWeights(int benchmarks) {
            sum = new double[benchmarks];
            events = new long[benchmarks];
        }

        void add(EventBlock block) {
            int[] sampling = block.samplingBenchmarks();
            for (int i = 0; i < sampling.length; i++) {
                int s = sampling[i];
                if (s >= 0 && s < sum.length) {
                    sum[s] += Math.abs(block.weights().get(i, s));
                    events[s]++;
                }
            }
        }

        boolean isEmpty() {
            return Arrays.stream(events).allMatch(n -> n == 0);
        }
    }

    /** A sampling benchmark that the file's summary does not know would be weighted wrongly in silence. */
    private EventFactor checked(EventFactor factor) {
        return (s, weights, offset) -> {
            if (s >= 0 && (s >= generated.length || generated[s] == 0)) {
                throw new InvalidInputException(
                        ("an event was generated at benchmark %d%s, of which the summary of the file counts no events;"
                                        + " write the file anew")
                                .formatted(s, s < generated.length ? " ('" + name(s) + "')" : ""));
            }
            return factor.of(s, weights, offset);
        };
    }

    private String name(int s) {
        Benchmark benchmark = source.setup().benchmarks().get(s);
        return benchmark.name();
    }
}
