package smi.augmentation;

/**
 * What the weights were worth that a sample was drawn from, at the least favourable of its parameter points.
 *
 * @param effectiveSize smallest effective number of events, by Kish's definition (ΣW)²/ΣW²
 * @param inverseLargestProbability smallest 1/max p, with p the probability to draw an event: MadMiner's definition
 * @param negativeWeights what was done with negative weights
 * @param negativeShare largest ratio of the sum of the negative weights, without their sign, to the sum of the positive
 *     ones
 */
public record SampleWeights(
        double effectiveSize, double inverseLargestProbability, NegativeWeights negativeWeights, double negativeShare) {

    /** {@return the largest share of one event in the weight at a point} */
    public double largestShare() {
        return 1 / inverseLargestProbability;
    }
}
