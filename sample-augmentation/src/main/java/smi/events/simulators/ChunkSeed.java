package smi.events.simulators;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Random numbers of a chunk of events. Every chunk and every purpose has a stream of its own, so that a chunk can be
 * made without the ones before it and the generated particles do not depend on what the detector does with them.
 * L64X128Mix has a period of 2^192: streams from different seeds do not overlap in practice.
 */
record ChunkSeed(long seed, long chunk) {
    private static final RandomGeneratorFactory<RandomGenerator> FACTORY =
            RandomGeneratorFactory.of("L64X128MixRandom");

    /** What the random numbers are for. */
    enum Purpose {
        ORDER,
        PARTICLES,
        DETECTOR
    }

    RandomGenerator random(Purpose purpose) {
        long state = mix(seed + 0x9E3779B97F4A7C15L);
        state = mix(state ^ (chunk + 1) * 0xD1342543DE82EF95L);
        return FACTORY.create(mix(state + purpose.ordinal()));
    }

    /** The finaliser of MurmurHash3: every bit of the argument changes half of the bits of the result. */
    private static long mix(long z) {
        long a = (z ^ (z >>> 33)) * 0xFF51AFD7ED558CCDL;
        long b = (a ^ (a >>> 33)) * 0xC4CEB9FE1A85EC53L;
        return b ^ (b >>> 33);
    }
}
