package smi.limits.toys;

import java.util.random.RandomGenerator;

/** Makes pseudo-experiments one after the other, for one thread. */
@FunctionalInterface
interface ToyMaker {
    /**
     * Makes a pseudo-experiment.
     *
     * @param random the random numbers it is made of
     * @param total gets its log L at all points, up to a constant; 0 everywhere before
     */
    void make(RandomGenerator random, double[] total);
}
