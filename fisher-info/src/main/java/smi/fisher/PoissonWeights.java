package smi.fisher;

import java.util.SplittableRandom;

/**
 * How often each event is there in replicas of the events: independent numbers from a Poisson distribution of mean 1. They
 * depend on the event's index alone, so that replicas of two results from the same events go together.
 */
final class PoissonWeights {
    private final long seed;
    private final int[] counts;

    PoissonWeights(int replicas, long seed) {
        this.seed = seed;
        this.counts = new int[replicas];
    }

    /** The numbers of one event, valid until the next call. */
    int[] of(long index) {
        // a stream for each event: the seeds of neighbours must not be neighbours in one stream
        var random = new SplittableRandom(new SplittableRandom(seed ^ (index * 0xD1342543DE82EF95L)).nextLong());
        for (int r = 0; r < counts.length; r++) {
            counts[r] = draw(random.nextDouble());
        }
        return counts;
    }

    private static int draw(double uniform) {
        double term = Math.exp(-1);
        double below = term;
        int k = 0;
        while (uniform >= below && k < 20) {
            k++;
            term /= k;
            below += term;
        }
        return k;
    }
}
