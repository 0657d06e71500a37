package smi.networks;

/**
 * What a network says about a batch, and the derivatives of the loss that a {@link Loss} writes beside it. The accessors
 * return the buffers themselves.
 */
public final class Predictions {
    private final double[] output;
    private final double[] score;
    private final double[] lossByOutput;
    private final double[] lossByScore;

    /**
     * Buffers for a batch.
     *
     * @param capacity the largest number of rows
     * @param outputs number of outputs of the network
     * @param parameters number of parameters θ
     */
    public Predictions(int capacity, int outputs, int parameters) {
        output = new double[capacity * outputs];
        score = new double[capacity * parameters];
        lossByOutput = new double[capacity * outputs];
        lossByScore = new double[capacity * parameters];
    }

    /** {@return the outputs s, [rows][outputs]} */
    public double[] output() {
        return output;
    }

    /** {@return g = ∇_θ s, [rows][parameters]; only for losses that use it} */
    public double[] score() {
        return score;
    }

    /** {@return ∂L/∂s, [rows][outputs], written by the loss} */
    public double[] lossByOutput() {
        return lossByOutput;
    }

    /** {@return ∂L/∂g, [rows][parameters], written by the losses that use g} */
    public double[] lossByScore() {
        return lossByScore;
    }
}
