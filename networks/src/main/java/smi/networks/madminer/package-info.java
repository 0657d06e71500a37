/**
 * How does a network that MadMiner trained become a model? Reads the files of its saved estimators and ensembles, the state
 * dict of PyTorch among them, and writes networks in the same form with plain numpy weights.
 *
 * <p>In: {@code NAME_settings.json}, {@code NAME_x_means.npy}, {@code NAME_x_stds.npy}, for estimators that see θ
 * {@code NAME_theta_means.npy} and {@code NAME_theta_stds.npy}, and the weights: {@code NAME_state_dict.pt}, or one
 * {@code NAME_layers.0.weight.npy} per tensor; or everything in one JSON file. Out: {@link
 * smi.networks.TrainedNetwork}s with the scaling inside, which a {@link smi.networks.madminer.MadMinerEstimator} makes a
 * {@link smi.networks.Model} once it is told what the columns are called.
 *
 * <p>A pickle can run any program when Python reads it. Here nothing is run: the reader knows the few instructions and the
 * four names that a state dict of floating-point tensors needs, and refuses every other.
 *
 * <p>Formats: MadMiner 0.4 to 0.9 (arXiv:1907.10621), PyTorch's zip format of state dicts and the one before it, Python
 * pickle protocol 2, NEP 1 (numpy's format).
 */
package smi.networks.madminer;
