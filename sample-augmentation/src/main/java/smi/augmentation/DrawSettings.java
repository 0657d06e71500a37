package smi.augmentation;

/**
 * How a sample is drawn.
 *
 * @param negativeWeights what is done with negative weights
 * @param nuisanceScore whether the joint score has a component for every nuisance parameter
 * @param part which part of a large sample is drawn
 * @param parts how many parts it has
 */
record DrawSettings(NegativeWeights negativeWeights, boolean nuisanceScore, int part, int parts) {
    static final DrawSettings DEFAULTS = new DrawSettings(NegativeWeights.CLIP, false, 0, 1);

    /** How many of consecutive draws belong to this part: draw d belongs to part d mod parts. */
    int share(int first, int count) {
        return belowInPart((long) first + count) - belowInPart(first);
    }

    private int belowInPart(long end) {
        return (int) ((end + parts - 1 - part) / parts);
    }
}
