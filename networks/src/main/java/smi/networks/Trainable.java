package smi.networks;

import java.util.List;
import java.util.Optional;

/** The architecture of what can be trained: one or several networks that give the outputs of a loss. */
interface Trainable {
    /** {@return the networks, whose parameters follow each other in one flat vector} */
    List<NetworkSpec> networks();

    /** {@return the number of input columns: θ, where it is seen, and x} */
    int inputs();

    /** {@return the number of output columns} */
    int outputs();

    /**
     * {@return one number per parameter: 1, or 0 for those that are zero and stay zero; empty where there are none}
     */
    Optional<double[]> mask();

    /**
     * {@return passes on buffers of their own}
     *
     * @param weights of all networks
     * @param maxRows the largest number of rows in a batch
     * @param thetas number of leading input columns with respect to which the output is differentiated
     */
    <B> BatchPasses<B> passes(Kernels<B> kernels, Weights<B> weights, int maxRows, int thetas);
}
