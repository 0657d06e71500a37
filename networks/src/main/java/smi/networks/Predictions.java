package smi.networks;

/**
 * What a network says about a batch, and the derivatives of the loss that a {@link Loss} writes beside it. Its rows are
 * those of the network, of which a row of the batch may have several ({@link NetworkInput}). The accessors return the
 * buffers themselves.
 */
public final class Predictions {
    private final double[] output;
    private final double[] score;
    private final double[] lossByOutput;
    private final double[] lossByScore;

    /**
     * Buffers for a batch.
     *
     * @param capacity the largest number of rows of the network
     * @param outputs number of outputs of the network
     * @param thetas number of input columns that hold θ
     */
    public Predictions(int capacity, int outputs, int thetas) {
        output = new double[capacity * outputs];
        score = new double[capacity * thetas];
        lossByOutput = new double[capacity * outputs];
        lossByScore = new double[capacity * thetas];
    }

    /** {@return the outputs s, [rows][outputs]} */
    public double[] output() {
        return output;
    }

    /** {@return g = ∇_θ s, [rows][thetas]; only for losses that use it} */
    public double[] score() {
        return score;
    }

    /** {@return ∂L/∂s, [rows][outputs], written by the loss} */
    public double[] lossByOutput() {
        return lossByOutput;
    }

    /** {@return ∂L/∂g, [rows][thetas], written by the losses that use g} */
    public double[] lossByScore() {
        return lossByScore;
    }
}
