package smi.morphing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/**
 * Benchmarks from which the weight of an event at every θ follows: with \( A_{bc} = m_c(\theta_b) \) the morphing
 * matrix is \( M = A^{-1} \), or the pseudo-inverse \( A^{+} \) where there are more benchmarks than components, which
 * gives the morphing weights of minimum norm (arXiv:1907.10621, eq. 9). Immutable.
 */
public final class MorphingBasis {
    /** Below this reciprocal condition number a basis counts as singular. */
    private static final double MIN_RECIPROCAL_CONDITION = 1e-12;

    private final ParameterSpace space;
    private final MorphingComponents components;
    private final List<Benchmark> benchmarks;
    private final double[][] matrix;

    private MorphingBasis(
            ParameterSpace space, MorphingComponents components, List<Benchmark> benchmarks, double[][] matrix) {
        this.space = space;
        this.components = components;
        this.benchmarks = List.copyOf(benchmarks);
        this.matrix = matrix;
    }

    /**
     * Computes the morphing matrix of a basis.
     *
     * @param space the parameters
     * @param components the monomials
     * @param benchmarks the basis; at least as many benchmarks as components
     * @return the basis
     * @throws InvalidInputException if there are too few benchmarks or the basis is singular (reciprocal condition
     *     below 1e-12 after scaling each parameter to its largest benchmark value); benchmarks that coincide are named
     */
    public static MorphingBasis of(ParameterSpace space, MorphingComponents components, List<Benchmark> benchmarks) {
        if (components.dimension() != space.dimension()) {
            throw new InvalidInputException("morphing components have %d powers each, but there are %d parameters %s"
                    .formatted(components.dimension(), space.dimension(), space.names()));
        }
        if (benchmarks.size() < components.count()) {
            throw new InvalidInputException("morphing with %d components needs at least as many benchmarks, got %d: %s"
                    .formatted(components.count(), benchmarks.size(), names(benchmarks)));
        }
        return new MorphingBasis(space, components, benchmarks, inverse(space, components, benchmarks));
    }

    /**
     * A basis whose morphing matrix is known, for example read from an event file.
     *
     * @param space the parameters
     * @param components the monomials
     * @param benchmarks the basis
     * @param matrix the morphing matrix M, shape {@code [nComponents][nBenchmarks]}; copied
     * @return the basis
     * @throws InvalidInputException if the matrix has another shape or does not invert the basis to 1e-6
     */
    public static MorphingBasis withMatrix(
            ParameterSpace space, MorphingComponents components, List<Benchmark> benchmarks, double[][] matrix) {
        if (matrix.length != components.count() || Arrays.stream(matrix).anyMatch(r -> r.length != benchmarks.size())) {
            throw new InvalidInputException(
                    "the morphing matrix has shape [%d, %d], expected [%d, %d] (components, benchmarks)"
                            .formatted(
                                    matrix.length,
                                    matrix.length == 0 ? 0 : matrix[0].length,
                                    components.count(),
                                    benchmarks.size()));
        }
        double[][] copy = Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
        checkInverts(components, benchmarks, copy);
        return new MorphingBasis(space, components, benchmarks, copy);
    }

    /** M A = 1 must hold, whichever of the many left inverses of an overcomplete basis M is. */
    private static void checkInverts(MorphingComponents components, List<Benchmark> benchmarks, double[][] matrix) {
        for (int c = 0; c < components.count(); c++) {
            double[] sum = new double[components.count()];
            double[] size = new double[components.count()];
            for (int b = 0; b < benchmarks.size(); b++) {
                double[] m = components.monomials(benchmarks.get(b).point().values());
                for (int d = 0; d < m.length; d++) {
                    sum[d] += matrix[c][b] * m[d];
                    size[d] += Math.abs(matrix[c][b] * m[d]);
                }
            }
            for (int d = 0; d < sum.length; d++) {
                if (!(Math.abs(sum[d] - (c == d ? 1 : 0)) <= 1e-6 * Math.max(1, size[d]))) {
                    throw new InvalidInputException(
                            ("the stored morphing matrix does not belong to the benchmarks %s: row %d gives"
                                            + " %.6g for component %d; write the setup anew")
                                    .formatted(names(benchmarks), c, sum[d], d));
                }
            }
        }
    }

    /** The inverse is taken with every parameter scaled to order one, so that units do not decide what is singular. */
    private static double[][] inverse(ParameterSpace space, MorphingComponents components, List<Benchmark> benchmarks) {
        double[] scale = largestValues(space, benchmarks);
        double[][] a = new double[benchmarks.size()][];
        for (int b = 0; b < a.length; b++) {
            double[] theta = benchmarks.get(b).point().values();
            for (int p = 0; p < theta.length; p++) {
                theta[p] /= scale[p];
            }
            a[b] = components.monomials(theta);
        }
        var svd = new SingularValueDecomposition(new Array2DRowRealMatrix(a, false));
        if (!(svd.getInverseConditionNumber() >= MIN_RECIPROCAL_CONDITION)) {
            throw new InvalidInputException(singularMessage(components, benchmarks, svd.getRank()));
        }
        RealMatrix inverse = new QRDecomposition(new Array2DRowRealMatrix(a, false))
                .getSolver()
                .getInverse();
        double[] unit = components.monomials(scale);
        double[][] matrix = inverse.getData();
        for (int c = 0; c < matrix.length; c++) {
            for (int b = 0; b < matrix[c].length; b++) {
                matrix[c][b] /= unit[c];
            }
        }
        return matrix;
    }

    private static double[] largestValues(ParameterSpace space, List<Benchmark> benchmarks) {
        double[] largest = new double[space.dimension()];
        for (Benchmark benchmark : benchmarks) {
            for (int p = 0; p < largest.length; p++) {
                largest[p] = Math.max(largest[p], Math.abs(benchmark.point().get(p)));
            }
        }
        for (int p = 0; p < largest.length; p++) {
            largest[p] = largest[p] > 0 ? largest[p] : 1.0;
        }
        return largest;
    }

    private static String singularMessage(MorphingComponents components, List<Benchmark> benchmarks, int rank) {
        List<String> coincide = new ArrayList<>();
        for (int b = 0; b < benchmarks.size(); b++) {
            for (int d = 0; d < b; d++) {
                if (Arrays.equals(
                        benchmarks.get(b).point().values(),
                        benchmarks.get(d).point().values())) {
                    coincide.add("benchmarks '%s' and '%s' coincide"
                            .formatted(
                                    benchmarks.get(d).name(), benchmarks.get(b).name()));
                }
            }
        }
        String why = coincide.isEmpty()
                ? "the benchmarks %s do not span all powers".formatted(names(benchmarks))
                : String.join(", ", coincide);
        return "the morphing basis is singular: rank %d of %d, %s; move or add a benchmark"
                .formatted(Math.min(rank, components.count()), components.count(), why);
    }

    private static List<String> names(List<Benchmark> benchmarks) {
        return benchmarks.stream().map(Benchmark::name).toList();
    }

    /** {@return the parameters} */
    public ParameterSpace space() {
        return space;
    }

    /** {@return the monomials} */
    public MorphingComponents components() {
        return components;
    }

    /** {@return the benchmarks of the basis, in order} */
    public List<Benchmark> benchmarks() {
        return benchmarks;
    }

    /** {@return a copy of the morphing matrix M, shape [nComponents][nBenchmarks]} */
    public double[][] matrix() {
        return Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new);
    }

    /**
     * The row vector of a set of component values through the morphing matrix: \( \sum_c v_c M_{cb} \).
     *
     * @param componentValues one value per component
     * @return one value per benchmark
     */
    double[] throughMatrix(double[] componentValues) {
        double[] result = new double[benchmarks.size()];
        for (int c = 0; c < componentValues.length; c++) {
            for (int b = 0; b < result.length; b++) {
                result[b] += componentValues[c] * matrix[c][b];
            }
        }
        return result;
    }
}
