package smi.events.simulators;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import smi.morphing.InvalidInputException;

/**
 * How many events of each kind (generated at one benchmark, or background) a run has, and how they are spread: every
 * chunk has its share of each kind, in random order, so that partitions by index are alike and every kind has exactly
 * its number of events.
 */
final class EventMix {
    /** Large enough that seeding costs nothing, small enough that a chunk stays in the cache. */
    private static final int CHUNK = 8192;

    private final long[] counts;
    private final long chunks;

    EventMix(long... counts) {
        this.counts = counts.clone();
        this.chunks = (Arrays.stream(counts).sum() + CHUNK - 1) / CHUNK;
    }

    /** Events of the same benchmark in two kinds would count its cross section twice. */
    static void checkDistinct(String simulator, List<String> sampledFrom) {
        for (String name : sampledFrom) {
            if (sampledFrom.indexOf(name) != sampledFrom.lastIndexOf(name)) {
                throw new InvalidInputException("the simulator %s samples benchmark '%s' twice: %s; name it once"
                        .formatted(simulator, name, sampledFrom));
            }
        }
    }

    /** Divides events among kinds as evenly as possible, the first ones getting one more where it does not come out. */
    static long[] evenly(long events, int kinds) {
        if (!(events >= kinds)) {
            throw new InvalidInputException(
                    "%d events cannot be generated from %d sampling benchmarks; ask for at least %d"
                            .formatted(events, kinds, kinds));
        }
        long[] counts = new long[kinds];
        for (int k = 0; k < kinds; k++) {
            counts[k] = events / kinds + (k < events % kinds ? 1 : 0);
        }
        return counts;
    }

    long chunks() {
        return chunks;
    }

    int kinds() {
        return counts.length;
    }

    long count(int kind) {
        return counts[kind];
    }

    /** The events of one kind in one chunk. */
    int inChunk(int kind, long chunk) {
        return (int) (upTo(kind, chunk + 1) - upTo(kind, chunk));
    }

    private long upTo(int kind, long chunk) {
        return Math.multiplyExact(counts[kind], chunk) / chunks;
    }

    /** The kind of every event of a chunk. */
    int[] kinds(long chunk, RandomGenerator random) {
        int size = 0;
        for (int k = 0; k < counts.length; k++) {
            size += inChunk(k, chunk);
        }
        int[] kinds = new int[size];
        int filled = 0;
        for (int k = 0; k < counts.length; k++) {
            int end = filled + inChunk(k, chunk);
            Arrays.fill(kinds, filled, end, k);
            filled = end;
        }
        if (counts.length > 1) {
            shuffle(kinds, random);
        }
        return kinds;
    }

    private static void shuffle(int[] kinds, RandomGenerator random) {
        for (int i = kinds.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = kinds[i];
            kinds[i] = kinds[j];
            kinds[j] = swapped;
        }
    }
}
