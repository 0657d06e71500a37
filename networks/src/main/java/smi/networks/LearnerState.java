package smi.networks;

import java.util.List;

/**
 * The state of a {@link Learner}, for checkpoints. Every number of lower precision has an exact double.
 *
 * @param steps steps of the optimiser so far
 * @param vectors the parameters, then whatever the optimiser remembers
 */
record LearnerState(long steps, List<double[]> vectors) {}
