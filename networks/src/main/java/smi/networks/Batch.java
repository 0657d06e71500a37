package smi.networks;

/**
 * A buffer that a {@link TrainingSource} fills and a {@link Loss} reads, used again for every batch. One row is one
 * event at one pair of hypotheses: x, a numerator θ0, and what the simulator knew about the event.
 *
 * <p>The two weights say how much the row counts as a draw from each hypothesis. In an unweighted sample with label y
 * they are 1 − y and y. For a weighted event at a fresh θ0 they are ½ p(z|θ0)/p(z) and ½ p(z|θ1)/p(z), because such a
 * row stands for both hypotheses at once. The accessors return the buffers themselves.
 */
public final class Batch {
    private final int capacity;
    private final double[] x;
    private final double[] theta;
    private final double[] logRatio;
    private final double[] score;
    private final double[] numeratorWeight;
    private final double[] denominatorWeight;
    private int rows;

    /**
     * An empty batch.
     *
     * @param capacity the largest number of rows
     * @param observables number of columns of x
     * @param parameters number of parameters θ
     */
    public Batch(int capacity, int observables, int parameters) {
        this.capacity = capacity;
        x = new double[capacity * observables];
        theta = new double[capacity * parameters];
        logRatio = new double[capacity];
        score = new double[capacity * parameters];
        numeratorWeight = new double[capacity];
        denominatorWeight = new double[capacity];
    }

    /** {@return the number of rows filled} */
    public int rows() {
        return rows;
    }

    /**
     * Sets the number of rows that count.
     *
     * @param rows at most the capacity
     */
    public void resize(int rows) {
        if (rows < 0 || rows > capacity) {
            throw new IllegalArgumentException("a batch of %d rows cannot hold %d".formatted(capacity, rows));
        }
        this.rows = rows;
    }

    /** {@return the observables, [rows][observables]} */
    public double[] x() {
        return x;
    }

    /** {@return the numerator θ0, [rows][parameters]} */
    public double[] theta() {
        return theta;
    }

    /** {@return the joint log r(x,z|θ0,θ1), [rows]; infinite where one hypothesis cannot make the event} */
    public double[] logRatio() {
        return logRatio;
    }

    /** {@return the joint score t(x,z|θ0), [rows][parameters]} */
    public double[] score() {
        return score;
    }

    /** {@return how much each row counts as a draw from θ0, [rows]} */
    public double[] numeratorWeight() {
        return numeratorWeight;
    }

    /** {@return how much each row counts as a draw from θ1, [rows]} */
    public double[] denominatorWeight() {
        return denominatorWeight;
    }
}
