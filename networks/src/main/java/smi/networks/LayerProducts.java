package smi.networks;

/** The matrix products of a forward pass: how a layer's weights are kept is the business of who keeps them. */
@FunctionalInterface
interface LayerProducts<B> {
    /** z[n×fanOut] = a[n×fanIn] Wᵀ + keep · z, with the weights W[fanOut×fanIn] of a layer. */
    void apply(int n, int layer, B a, double keep, B z);
}
