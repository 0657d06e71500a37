package smi.networks;

/**
 * The few operations from which every pass through a network is made, on preallocated blocks of numbers. The
 * mathematics above ({@link Passes}, {@link TrainingStep}) is written once; an implementation decides on precision and
 * device. Matrices are row-major without gaps unless a stride is given; n is always the number of events.
 *
 * <p>Blocks belong to one thread at a time, except that the network's parameters may be read by many.
 *
 * @param <B> a block of numbers of this implementation
 */
interface Kernels<B> {
    /** How many rows of a batch are best done at once, so that the device is busy and its caches are not too small. */
    int sliceRows(long batchRows);

    /** A block of zeros. */
    B allocate(int length);

    /** A window on a block, for weights and biases inside the parameter vector. */
    B window(B block, int offset);

    /** Returns the memory of a block. */
    void release(B block);

    /** Copies {@code length} numbers into a block. */
    void write(double[] source, int length, B target);

    /** Copies {@code length} numbers out of a block. */
    void read(B source, int length, double[] target);

    /** c[n×m] = a[n×k] w[m×k]ᵀ + keep · c, the rows of w being {@code stride} apart. */
    void timesTransposed(int n, int m, int k, B a, B w, int stride, double keep, B c);

    /** c[n×k] = a[n×m] w[m×k] + keep · c, the rows of w being {@code stride} apart. */
    void times(int n, int m, int k, B a, B w, int stride, double keep, B c);

    /** g[m×k] = d[n×m]ᵀ a[n×k] + keep · g, the rows of g being {@code stride} apart. */
    void outer(int n, int m, int k, B d, B a, double keep, B g, int stride);

    /** Every row of c[n×m] becomes the vector row[m]. */
    void fillRows(int n, int m, B row, B c);

    /** g[m] = Σ over the rows of d[n×m] + keep · g. */
    void sumRows(int n, int m, B d, double keep, B g);

    /** With y = z + first, value = φ(y) and first = φ′(y). Value may be z itself. */
    void activate(Activation activation, int length, B z, B value, B first);

    /** With y = z + first, value = φ(y), first = φ′(y) and second = φ″(y). Value may be z itself. */
    void activate(Activation activation, int length, B z, B value, B first, B second);

    /** c = a ⊙ b. */
    void multiply(int length, B a, B b, B c);

    /** c += a. */
    void add(int length, B a, B c);

    /** u → first ⊙ u + second ⊙ tangent ⊙ q, the adjoint of a layer that carries a value and a tangent. */
    void curvature(int length, B first, B second, B tangent, B q, B u);

    /** Σ a², in double precision. */
    double squaredNorm(int length, B a);

    /** Of the numbers of c, length in all, those in [from, to) are multiplied by a factor. */
    void scale(int length, int from, int to, double factor, B c);

    /** One optimiser step on the parameters, without weight decay and clipping. */
    void step(Optimizer optimizer, int length, B parameters, B gradient, Moments<B> moments, StepSize size);

    /** The running moments of the optimiser; an optimiser without one of them leaves it zero. */
    record Moments<B>(B first, B second, B maximum) {}

    /**
     * The scalars of one step.
     *
     * @param rate learning rate, of Adam divided by the bias correction 1 − β₁ᵗ of the first moment
     * @param rootCorrection of Adam √(1 − β₂ᵗ), the bias correction of the root of the second moment; else 1
     */
    record StepSize(double rate, double rootCorrection) {}
}
