package smi.augmentation;

import java.util.List;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingBasis;
import smi.morphing.MorphingComponents;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;

/**
 * The way from the weights of events at the benchmarks to their polynomials in θ: \( f_{ic} = \sum_b M_{cb} W_{ib} \),
 * \( W_i(\theta) = \sum_c m_c(\theta) f_{ic} \).
 */
final class Components {
    private final ParameterSpace space;
    private final MorphingComponents monomials;
    private final double[][] matrix;
    private final int[] columns;

    private Components(ParameterSpace space, MorphingComponents monomials, double[][] matrix, int[] columns) {
        this.space = space;
        this.monomials = monomials;
        this.matrix = matrix;
        this.columns = columns;
    }

    /** The components of a setup, which must have morphing. */
    static Components of(EventSetup setup) {
        MorphingBasis basis = setup.morpher().basis();
        List<String> names = basis.benchmarks().stream().map(Benchmark::name).toList();
        int[] columns = names.stream().mapToInt(setup::benchmarkIndex).toArray();
        return new Components(setup.space(), basis.components(), basis.matrix(), columns);
    }

    int count() {
        return monomials.count();
    }

    MorphingComponents monomials() {
        return monomials;
    }

    /** The monomials \( m_c(\theta) \). */
    double[] at(ParameterPoint theta) {
        check(theta);
        return monomials.monomials(theta.values());
    }

    /** Their derivatives, shape [nParameters][nComponents]. */
    double[][] gradientsAt(ParameterPoint theta) {
        check(theta);
        return monomials.gradients(theta.values());
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
        }
        return new ComponentBlock(f, n);
    }

    static double dot(double[] a, double[] b) {
        double sum = 0.0;
        for (int c = 0; c < a.length; c++) {
            sum += a[c] * b[c];
        }
        return sum;
    }
}
