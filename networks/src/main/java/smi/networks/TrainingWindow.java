package smi.networks;

/**
 * The training events that are in memory, in the order in which they are seen.
 *
 * @param source where they are
 * @param events their indices, shuffled
 */
record TrainingWindow(TrainingSource source, int[] events) {}
