package smi.networks;

/** The passes of one batch through what is trained: outputs s, for some losses g = ∇_θ s of the single output, gradients. */
interface BatchPasses<B> {
    /** s[n×outputs] for the input rows[n×inputs]. */
    void forward(int n, double[] rows, double[] s);

    /** g[n×thetas] = ∇_θ s, after a forward pass. */
    void inputGradient(int n, double[] g);

    /** gradient = ∂L/∂parameters + keep · gradient for L(s), given ∂L/∂s[n×outputs], after a forward pass. */
    void reverse(int n, double[] lossByOutput, double keep, Weights<B> gradient);

    /** The same for L(s, g), given ∂L/∂s[n] and ∂L/∂g[n×thetas], after forward and inputGradient. */
    void reverseCurved(int n, double[] lossByOutput, double[] lossByScore, double keep, Weights<B> gradient);

    /** Returns the memory. */
    void release();
}
