package smi.networks;

/**
 * What is to be learned.
 *
 * @param source where batches come from
 * @param loss what is minimised
 * @param scaling the network's units
 */
record TrainingProblem(TrainingSource source, Loss loss, Scaling scaling) {}
