package smi.augmentation;

import java.util.List;
import java.util.stream.IntStream;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingBasis;
import smi.morphing.MorphingComponents;
import smi.morphing.NuisanceMorpher;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;

/**
 * The way from the weights of events at the benchmarks to their weights at every point (θ, ν):
 * \( f_{ic} = \sum_b M_{cb} W_{ib} \), \( W_i(\theta,\nu) = \sum_c m_c(\theta) f_{ic} \exp \sum_k (a_{ik} \nu_k + b_{ik}
 * \nu_k^2) \). Without morphing the components are the benchmarks.
 */
final class Components {
    private final ParameterSpace space;
    private final ThetaDependence dependence;
    private final double[][] matrix;
    private final int[] columns;
    private final NuisanceMorpher nuisance;

    private Components(
            ParameterSpace space,
            ThetaDependence dependence,
            double[][] matrix,
            int[] columns,
            NuisanceMorpher nuisance) {
        this.space = space;
        this.dependence = dependence;
        this.matrix = matrix;
        this.columns = columns;
        this.nuisance = nuisance;
    }

    /** The components of a setup, with all nuisance parameters at zero. */
    static Components of(EventSetup setup) {
        var none = NuisanceMorpher.of(List.of(), setup.weightColumns(), setup.referenceBenchmark());
        return setup.morphing().map(basis -> polynomial(setup, basis, none)).orElseGet(() -> benchmarks(setup, none));
    }

    private static Components polynomial(EventSetup setup, MorphingBasis basis, NuisanceMorpher nuisance) {
        List<String> names = basis.benchmarks().stream().map(Benchmark::name).toList();
        int[] columns = names.stream().mapToInt(setup::benchmarkIndex).toArray();
        return new Components(
                setup.space(), new ThetaDependence.Polynomial(basis.components()), basis.matrix(), columns, nuisance);
    }

    private static Components benchmarks(EventSetup setup, NuisanceMorpher nuisance) {
        int n = setup.benchmarks().size();
        double[][] identity = new double[n][n];
        for (int b = 0; b < n; b++) {
            identity[b][b] = 1.0;
        }
        int[] columns = IntStream.range(0, n).toArray();
        return new Components(setup.space(), new ThetaDependence.Benchmarks(setup), identity, columns, nuisance);
    }

    /** The same, with the dependence of the events on the nuisance parameters. */
    Components withNuisance(EventSetup setup) {
        var morpher = NuisanceMorpher.of(setup.nuisanceParameters(), setup.weightColumns(), setup.referenceBenchmark());
        return new Components(space, dependence, matrix, columns, morpher);
    }

    int count() {
        return matrix.length;
    }

    /** The number of nuisance parameters that the components know about. */
    int nuisanceParameters() {
        return nuisance.count();
    }

    /** How many numbers describe the weight of an event: its components, then \( a_k \) and \( b_k \). */
    int termsPerEvent() {
        return count() + 2 * nuisance.count();
    }

    /** The monomials of morphing; there must be some. */
    MorphingComponents monomials() {
        if (dependence instanceof ThetaDependence.Polynomial polynomial) {
            return polynomial.monomials();
        }
        throw new InvalidInputException(
                "the event file has no morphing, so its events have no polynomials; write it with morphing components, or make another kind of sample");
    }

    /** The monomials \( m_c(\theta) \). */
    double[] at(ParameterPoint theta) {
        check(theta);
        return dependence.at(theta);
    }

    /** Their derivatives, shape [nParameters][nComponents]; [0][] where they are not known. */
    double[][] gradientsAt(ParameterPoint theta) {
        check(theta);
        return dependence.gradientsAt(theta);
    }

    private void check(ParameterPoint theta) {
        if (!theta.space().names().equals(space.names())) {
            throw new InvalidInputException("the point %s belongs to another parameter space than the events %s"
                    .formatted(theta, space.names()));
        }
    }

    /** The polynomials of a block of events. */
    ComponentBlock of(EventMatrix weights) {
        int n = weights.rows();
        double[][] f = new double[count()][n];
        double[][] linear = new double[nuisance.count()][n];
        double[][] quadratic = new double[nuisance.count()][n];
        double[] row = new double[weights.columns()];
        for (int i = 0; i < n; i++) {
            weights.copyRow(i, row, 0);
            for (int c = 0; c < f.length; c++) {
                double sum = 0.0;
                for (int b = 0; b < columns.length; b++) {
                    sum += matrix[c][b] * row[columns[b]];
                }
                f[c][i] = sum;
            }
            if (linear.length > 0) {
                put(nuisance.linear(row), linear, i);
                put(nuisance.quadratic(row), quadratic, i);
            }
        }
        return new ComponentBlock(f, linear, quadratic, n);
    }

    private static void put(double[] values, double[][] columns, int event) {
        for (int k = 0; k < values.length; k++) {
            columns[k][event] = values[k];
        }
    }

    /** The sum over the elements of the first, which may be the shorter one. */
    static double dot(double[] a, double[] b) {
        double sum = 0.0;
        for (int c = 0; c < a.length; c++) {
            sum += a[c] * b[c];
        }
        return sum;
    }
}
