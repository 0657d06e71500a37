package smi.networks;

import java.util.SplittableRandom;

/** Independent seeds for the places of a program that need random numbers. */
final class Seeds {
    private Seeds() {}

    /** A seed that depends on every part and on their order. */
    static long of(long... parts) {
        long seed = 0;
        for (long part : parts) {
            seed = new SplittableRandom(seed ^ part).nextLong();
        }
        return seed;
    }
}
