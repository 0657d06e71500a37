package smi.morphing;

import java.util.ArrayList;
import java.util.List;

/**
 * How the weight of an event depends on nuisance parameters, independently of θ:
 * \( W_i(\theta,\nu) = W_i(\theta) \exp \sum_k (a_{ik}\nu_k + b_{ik}\nu_k^2) \). Two benchmarks:
 * \( a = \tfrac12 \ln(W_+/W_-) \), \( b = \tfrac12 \ln(W_+W_-/W_{ref}^2) \); one: \( a = \ln(W_+/W_{ref}) \),
 * \( b = 0 \) (arXiv:1907.10621, eq. 21). What is not finite counts as 0. Immutable.
 */
public final class NuisanceMorpher {
    private final List<NuisanceParameter> parameters;
    private final int reference;
    private final int[] positive;
    private final int[] negative;

    private NuisanceMorpher(List<NuisanceParameter> parameters, int reference, int[] positive, int[] negative) {
        this.parameters = parameters;
        this.reference = reference;
        this.positive = positive;
        this.negative = negative;
    }

    /**
     * Finds the benchmarks of the nuisance parameters among the columns of the event weights.
     *
     * @param parameters the nuisance parameters; may be empty
     * @param weightColumns the names of the weight columns, physics and nuisance benchmarks
     * @param referenceBenchmark the column that the nuisance benchmarks vary
     * @return the morpher
     * @throws InvalidInputException if a benchmark is not among the columns
     */
    public static NuisanceMorpher of(
            List<NuisanceParameter> parameters, List<String> weightColumns, String referenceBenchmark) {
        int[] positive = new int[parameters.size()];
        int[] negative = new int[parameters.size()];
        for (int k = 0; k < positive.length; k++) {
            NuisanceParameter nu = parameters.get(k);
            positive[k] = column(nu, nu.benchmarkPositive(), weightColumns);
            negative[k] = nu.benchmarkNegative()
                    .map(b -> column(nu, b, weightColumns))
                    .orElse(-1);
        }
        int reference = weightColumns.indexOf(referenceBenchmark);
        if (reference < 0) {
            throw new InvalidInputException("the reference benchmark '%s' of the nuisance parameters has no weights; %s"
                    .formatted(referenceBenchmark, Suggestion.sentence(referenceBenchmark, weightColumns)));
        }
        return new NuisanceMorpher(List.copyOf(parameters), reference, positive, negative);
    }

    private static int column(NuisanceParameter nu, String benchmark, List<String> weightColumns) {
        int column = weightColumns.indexOf(benchmark);
        if (column < 0) {
            throw new InvalidInputException("nuisance parameter '%s' needs the benchmark '%s', which has no weights; %s"
                    .formatted(nu.name(), benchmark, Suggestion.sentence(benchmark, weightColumns)));
        }
        return column;
    }

    /** {@return the nuisance parameters in order} */
    public List<NuisanceParameter> parameters() {
        return new ArrayList<>(parameters);
    }

    /** {@return the number of nuisance parameters} */
    public int count() {
        return parameters.size();
    }

    /**
     * The linear coefficients \( a_k \) of one event.
     *
     * @param weights the event's weights in all columns
     * @return shape {@code [nNuisance]}
     */
    public double[] linear(double[] weights) {
        double[] a = new double[count()];
        for (int k = 0; k < a.length; k++) {
            a[k] = finiteOrZero(
                    negative[k] < 0
                            ? Math.log(weights[positive[k]] / weights[reference])
                            : 0.5 * Math.log(weights[positive[k]] / weights[negative[k]]));
        }
        return a;
    }

    /**
     * The quadratic coefficients \( b_k \) of one event.
     *
     * @param weights the event's weights in all columns
     * @return shape {@code [nNuisance]}
     */
    public double[] quadratic(double[] weights) {
        double[] b = new double[count()];
        for (int k = 0; k < b.length; k++) {
            if (negative[k] >= 0) {
                double up = weights[positive[k]] / weights[reference];
                double down = weights[negative[k]] / weights[reference];
                b[k] = finiteOrZero(0.5 * Math.log(up * down));
            }
        }
        return b;
    }

    /**
     * The factor \( \exp \sum_k (a_k\nu_k + b_k\nu_k^2) \) on the weight of one event.
     *
     * @param weights the event's weights in all columns
     * @param nu one value per nuisance parameter, in standard deviations
     * @return the factor
     * @throws InvalidInputException if the number of values is wrong
     */
    public double factor(double[] weights, double... nu) {
        if (nu.length != count()) {
            throw new InvalidInputException(
                    "%d nuisance parameters need as many values, got %d".formatted(count(), nu.length));
        }
        double[] a = linear(weights);
        double[] b = quadratic(weights);
        double exponent = 0.0;
        for (int k = 0; k < nu.length; k++) {
            exponent += (a[k] + b[k] * nu[k]) * nu[k];
        }
        return Math.exp(exponent);
    }

    private static double finiteOrZero(double value) {
        return Double.isFinite(value) ? value : 0.0;
    }
}
