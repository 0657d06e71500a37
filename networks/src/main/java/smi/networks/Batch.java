package smi.networks;

/**
 * A buffer that a {@link TrainingSource} fills and a {@link Loss} reads, used again for every batch. One row is one
 * event at one pair of hypotheses: x, a numerator θ0, a denominator θ1, and what the simulator knew about the event.
 *
 * <p>The two weights say how much the row counts as a draw from each hypothesis. In an unweighted sample with label y
 * they are 1 − y and y. For a weighted event at a fresh θ0 they are ½ p(z|θ0)/p(z) and ½ p(z|θ1)/p(z), because such a
 * row stands for both hypotheses at once. The accessors return the buffers themselves.
 *
 * <p>In a batch with shared points, all rows have the same numerators: a row is one event, and log ratios, scores and
 * weights are tables of rows and points.
 */
public final class Batch {
    private final int capacity;
    private final int sharedPoints;
    private final double[] x;
    private final double[] theta;
    private final double[] denominator;
    private final double[] logRatio;
    private final double[] score;
    private final double[] denominatorScore;
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
        this(capacity, 0, observables, parameters);
    }

    /**
     * An empty batch with shared points.
     *
     * @param capacity the largest number of rows
     * @param sharedPoints number of numerators that all rows have in common; 0 if each has its own
     * @param observables number of columns of x
     * @param parameters number of parameters θ
     */
    public Batch(int capacity, int sharedPoints, int observables, int parameters) {
        this.capacity = capacity;
        this.sharedPoints = sharedPoints;
        int pairs = capacity * Math.max(1, sharedPoints);
        x = new double[capacity * observables];
        theta = new double[(sharedPoints > 0 ? sharedPoints : capacity) * parameters];
        denominator = new double[capacity * parameters];
        logRatio = new double[pairs];
        score = new double[pairs * parameters];
        denominatorScore = new double[sharedPoints > 0 ? 0 : capacity * parameters];
        numeratorWeight = new double[pairs];
        denominatorWeight = new double[pairs];
    }

    /** {@return the number of rows filled} */
    public int rows() {
        return rows;
    }

    /** {@return the number of numerators that all rows have in common; 0 if each row has its own} */
    public int sharedPoints() {
        return sharedPoints;
    }

    /** {@return the number of events at a numerator: rows, times shared points if there are any} */
    public int pairs() {
        return rows * Math.max(1, sharedPoints);
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

    /** {@return the numerator θ0, [rows][parameters] or [points][parameters]} */
    public double[] theta() {
        return theta;
    }

    /** {@return the denominator θ1, [rows][parameters]; only from sources with several} */
    public double[] denominator() {
        return denominator;
    }

    /** {@return the joint log r(x,z|θ0,θ1), [pairs]; infinite where one hypothesis cannot make the event} */
    public double[] logRatio() {
        return logRatio;
    }

    /** {@return the joint score t(x,z|θ0), [pairs][parameters]} */
    public double[] score() {
        return score;
    }

    /** {@return the joint score t(x,z|θ1), [rows][parameters]; only from sources with several denominators} */
    public double[] denominatorScore() {
        return denominatorScore;
    }

    /** {@return how much each pair counts as a draw from θ0, [pairs]} */
    public double[] numeratorWeight() {
        return numeratorWeight;
    }

    /** {@return how much each pair counts as a draw from θ1, [pairs]} */
    public double[] denominatorWeight() {
        return denominatorWeight;
    }
}
