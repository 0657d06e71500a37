package smi.augmentation;

import java.util.List;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.morphing.Benchmark;
import smi.morphing.ParameterPoint;
import smi.morphing.PolynomialMorpher;

/**
 * The weight of an event at θ and its gradient as sums over the weight columns of an event set: the morphing weights,
 * set in place among columns that the morphing basis may not use. Immutable.
 */
public final class ColumnWeights {
    private final double[] value;
    private final double[][] gradient;

    private ColumnWeights(double[] value, double[][] gradient) {
        this.value = value;
        this.gradient = gradient;
    }

    /**
     * Morphs to a point.
     *
     * @param setup says which columns there are
     * @param theta the point
     * @return the weights of the columns
     * @throws smi.morphing.InvalidInputException if there is no morphing, or the point belongs to another space
     */
    public static ColumnWeights at(EventSetup setup, ParameterPoint theta) {
        PolynomialMorpher morpher = setup.morpher();
        List<Benchmark> basis = morpher.basis().benchmarks();
        int columns = setup.weightColumns().size();
        double[][] gradients = morpher.weightGradients(theta);
        double[][] placed = new double[gradients.length][];
        for (int p = 0; p < placed.length; p++) {
            placed[p] = place(setup, basis, gradients[p], columns);
        }
        return new ColumnWeights(place(setup, basis, morpher.weights(theta), columns), placed);
    }

    private static double[] place(EventSetup setup, List<Benchmark> basis, double[] weights, int columns) {
        double[] placed = new double[columns];
        for (int b = 0; b < weights.length; b++) {
            placed[setup.benchmarkIndex(basis.get(b).name())] = weights[b];
        }
        return placed;
    }

    /**
     * The weight W(θ) of an event.
     *
     * @param weights event weights, shape {@code [n][nWeightColumns]}
     * @param row the event
     * @return in the units of the weights
     */
    public double value(EventMatrix weights, int row) {
        return dot(value, weights, row);
    }

    /**
     * The derivative ∂W/∂θ_p of the weight of an event.
     *
     * @param parameter p
     * @param weights event weights, shape {@code [n][nWeightColumns]}
     * @param row the event
     * @return in the units of the weights per unit of the parameter
     */
    public double derivative(int parameter, EventMatrix weights, int row) {
        return dot(gradient[parameter], weights, row);
    }

    /** {@return a copy of the weights of the columns} */
    public double[] values() {
        return value.clone();
    }

    /** {@return the number of parameters} */
    public int parameters() {
        return gradient.length;
    }

    private static double dot(double[] factors, EventMatrix weights, int row) {
        double sum = 0.0;
        for (int b = 0; b < factors.length; b++) {
            sum += factors[b] * weights.get(row, b);
        }
        return sum;
    }
}
