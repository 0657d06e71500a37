package smi.diagnostics.anchors;

import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/** Independent random numbers for the parts of an experiment, all from one seed. */
enum Seeded {
    /** The events that are learned from. */
    TRAINING,
    /** The events that the result is compared on. */
    TEST,
    /** The initial walkers and moves of a sampler. */
    SAMPLER,
    /** Draws of the exact posterior. */
    REFERENCE,
    /** Networks that tell two samples apart. */
    CLASSIFIER;

    /** A generator for this part. */
    RandomGenerator random(long seed) {
        return RandomGeneratorFactory.of("L64X128MixRandom").create(seed(seed));
    }

    /** A seed for this part; seeds of other parts and experiments are elsewhere by a large odd factor. */
    long seed(long seed) {
        return (seed * values().length + ordinal()) * 0x9E3779B97F4A7C15L;
    }
}
