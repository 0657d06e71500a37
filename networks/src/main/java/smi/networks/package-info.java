/**
 * How is a function learned from a sample? The training engine, and the only place that sees Deeplearning4j and ND4J.
 *
 * <p>In: a {@link smi.networks.TrainingSource} (events with what the simulator knew), a {@link smi.networks.NetworkSpec}, a
 * {@link smi.networks.Loss}, {@link smi.networks.TrainingSettings}. Out: an immutable
 * {@link smi.networks.TrainedNetwork}, with its scaling and history, and one file that holds it.
 *
 * <p>The losses of likelihood-free inference contain the gradient of the network with respect to part of its input; the
 * engine differentiates them exactly at a cost that does not depend on the number of parameters θ.
 *
 * <p>Papers: Brehmer, Cranmer, Louppe, Pavez, arXiv:1805.00020; Stoye, Brehmer, Louppe, Pavez, Cranmer,
 * arXiv:1808.00973.
 */
package smi.networks;
