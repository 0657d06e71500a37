package smi.networks;

import java.util.Arrays;

/**
 * Which events a network is trained on, which ones validate, and how often a bootstrap takes them. Decided event by event
 * from its key alone, so that all rows of a simulated event fare alike and a sample of any size needs no list.
 */
final class EventSplit {
    private final double validationFraction;
    private final boolean bootstrap;
    private final long splitSeed;
    private final long bootstrapSeed;
    private final EventPart part;

    /**
     * The split of a sample. What validates must fit into the memory that a window takes.
     *
     * @param seed of the split; that of the bootstrap is in the settings
     * @param part the events that take part at all
     */
    EventSplit(TrainingSettings settings, long seed, Blocks blocks, EventPart part) {
        this.part = part;
        double most = blocks.count() <= 1 ? 1 : blocks.windowEvents() / (double) blocks.events();
        validationFraction = Math.min(settings.validationFraction(), most);
        bootstrap = settings.bootstrap();
        splitSeed = Seeds.of(seed, SeedStream.SPLIT.ordinal());
        bootstrapSeed = Seeds.of(settings.seed(), SeedStream.BOOTSTRAP.ordinal());
    }

    /** The training events of a source, each as often as it counts. */
    int[] training(TrainingSource source) {
        int[] chosen = new int[source.events()];
        int n = 0;
        for (int event = 0; event < source.events(); event++) {
            long key = source.eventKey(event);
            int times = !part.contains(key) || validates(key) ? 0 : times(key);
            if (n + times > chosen.length) {
                chosen = Arrays.copyOf(chosen, Math.max(n + times, chosen.length + chosen.length / 4));
            }
            Arrays.fill(chosen, n, n + times, event);
            n += times;
        }
        return Arrays.copyOf(chosen, n);
    }

    /** The validation events of a source. */
    int[] validation(TrainingSource source) {
        int[] chosen = new int[source.events()];
        int n = 0;
        for (int event = 0; event < chosen.length; event++) {
            long key = source.eventKey(event);
            if (part.contains(key) && validates(key)) {
                chosen[n++] = event;
            }
        }
        return Arrays.copyOf(chosen, n);
    }

    private boolean validates(long key) {
        return validationFraction > 0 && uniform(key ^ splitSeed) < validationFraction;
    }

    /** A Poisson number of mean 1, by inversion. */
    private int times(long key) {
        if (!bootstrap) {
            return 1;
        }
        double u = uniform(key ^ bootstrapSeed);
        double probability = Math.exp(-1);
        int times = 0;
        for (double sum = probability; u >= sum && times < 20; sum += probability) {
            times++;
            probability /= times;
        }
        return times;
    }

    /** A number in [0, 1) that depends on every bit (the finaliser of SplitMix64). */
    private static double uniform(long bits) {
        long z = bits + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        return (z >>> 11) * 0x1.0p-53;
    }
}
