package smi.fisher;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import smi.events.Luminosity;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.Suggestion;
import smi.score.CombinedScore;
import smi.score.ScoreEstimator;

/**
 * The Fisher information \( I_{ij} \) about some parameters at a point, in units of one over the product of the
 * parameters' units. Immutable.
 *
 * @param parameters names of the rows and columns: the physics parameters, then the nuisance parameters
 * @param theta where it was computed; nuisance parameters are 0 there
 * @param luminosity the integrated luminosity of the measurement
 * @param method how it was computed, for labels
 * @param matrix \( I_{ij} \), symmetric, shape {@code [n][n]}; copied
 * @param covariance \( \mathrm{cov}(I_{ij}, I_{kl}) \) from the finite number of events, shape {@code [n][n][n][n]}; copied
 * @param notes what the reader must know, for example a share of negative weights; may be empty
 */
public record Information(
        List<String> parameters,
        ParameterPoint theta,
        Luminosity luminosity,
        String method,
        double[][] matrix,
        double[][][][] covariance,
        List<String> notes) {

    public Information {
        parameters = List.copyOf(parameters);
        notes = List.copyOf(notes);
        matrix = InformationAlgebra.copy(matrix);
        covariance = InformationAlgebra.copy(covariance);
        InformationAlgebra.checkShapes(parameters, matrix, covariance);
    }

    /** {@return a copy of the matrix, shape [n][n]} */
    @Override
    public double[][] matrix() {
        return InformationAlgebra.copy(matrix);
    }

    /** {@return a copy of the covariance of the elements, shape [n][n][n][n]} */
    @Override
    public double[][][][] covariance() {
        return InformationAlgebra.copy(covariance);
    }

    /** {@return one standard deviation of every element, from the finite number of events, shape [n][n]} */
    public double[][] uncertainty() {
        double[][] result = new double[matrix.length][matrix.length];
        for (int i = 0; i < result.length; i++) {
            for (int j = 0; j < result.length; j++) {
                result[i][j] = Math.sqrt(covariance[i][j][i][j]);
            }
        }
        return result;
    }

    /** {@return the eigenvalues, the largest first} */
    public double[] eigenvalues() {
        return new EigenDecomposition(new Array2DRowRealMatrix(matrix, false)).getRealEigenvalues();
    }

    /**
     * {@return one standard deviation of every eigenvalue, from \( \delta\lambda = v^T\, \delta I\, v \)}
     */
    public double[] eigenvalueErrors() {
        double[][] vectors = eigenvectors();
        double[] errors = new double[vectors.length];
        for (int k = 0; k < errors.length; k++) {
            double[][] direction = {vectors[k]};
            errors[k] = Math.sqrt(InformationAlgebra.congruent(direction, covariance)[0][0][0][0]);
        }
        return errors;
    }

    /**
     * {@return the same information with another covariance}
     *
     * @param other \( \mathrm{cov}(I_{ij}, I_{kl}) \), shape {@code [n][n][n][n]}
     */
    public Information withCovariance(double[][][][] other) {
        return new Information(parameters, theta, luminosity, method, matrix, other, notes);
    }

    /**
     * The smallest covariance that an unbiased estimate of the parameters can have, \( I^{-1} \) (Cramér and Rao).
     *
     * @return the inverse, shape {@code [n][n]}
     * @throws InvalidInputException if the data say nothing about a direction; the message names it
     */
    public double[][] inverse() {
        int[] all = IntStream.range(0, matrix.length).toArray();
        RealMatrix whole = new Array2DRowRealMatrix(matrix, false);
        checkNotBlind(whole, all, "so that they do not determine all parameters");
        return new LUDecomposition(whole).getSolver().getInverse().getData();
    }

    /**
     * The directions about which the data say nothing, or an estimate of the information is negative: eigenvectors whose
     * eigenvalues are 1e-9 of the largest or less.
     *
     * @return one sentence for each; usually none
     */
    public List<String> blindDirections() {
        double[] values = eigenvalues();
        double[][] vectors = eigenvectors();
        return IntStream.range(0, values.length)
                .filter(k -> !(values[k] > 1e-9 * values[0]))
                .mapToObj(k -> blind(vectors[k], parameters, values[k], values[0]))
                .toList();
    }

    /** Rounding apart, only an estimate from two networks can be negative. */
    private static String blind(double[] direction, List<String> names, double value, double largest) {
        return (value < -1e-9 * largest
                        ? "the estimate of the information is negative along the direction %s of %s, where its error is larger than what is known"
                        : "the data say nothing about the direction %s of %s")
                .formatted(InformationAlgebra.format(direction), names);
    }

    /** {@return the normalised eigenvectors as rows, in the order of {@link #eigenvalues()}, shape [n][n]} */
    public double[][] eigenvectors() {
        return new EigenDecomposition(new Array2DRowRealMatrix(matrix, false))
                .getVT()
                .getData();
    }

    /**
     * The information of two statistically independent channels, or of two runs, together.
     *
     * @param other information about the same parameters at the same point
     * @return the sum; its luminosity is that of both where they agree, else the total of two runs
     * @throws InvalidInputException if the parameters or the points differ
     */
    public Information plus(Information other) {
        if (!parameters.equals(other.parameters) || !theta.equals(other.theta)) {
            throw new InvalidInputException("information about %s at %s cannot be added to information about %s at %s"
                    .formatted(other.parameters, other.theta, parameters, theta));
        }
        Luminosity both = luminosity.equals(other.luminosity)
                ? luminosity
                : new Luminosity(luminosity.inversePicobarn() + other.luminosity.inversePicobarn());
        return new Information(
                parameters,
                theta,
                both,
                method.equals(other.method) ? method : method + " + " + other.method,
                InformationAlgebra.add(matrix, other.matrix),
                InformationAlgebra.add(covariance, other.covariance),
                Stream.concat(notes.stream(), other.notes.stream()).distinct().toList());
    }

    /** {@return this with the standard normal constraint of every nuisance parameter: 1 more on its diagonal element} */
    public Information withConstraints() {
        double[][] constrained = matrix();
        for (int k = theta.dimension(); k < constrained.length; k++) {
            constrained[k][k] += 1.0;
        }
        return with(parameters, constrained, covariance);
    }

    /**
     * The information about some parameters when the others are known.
     *
     * @param kept names, in the order of the result
     * @return the sub-matrix
     * @throws InvalidInputException if a name is unknown or given twice, or nothing is kept
     */
    public Information project(List<String> kept) {
        return transformed(kept, InformationAlgebra.selection(indices(kept), matrix.length));
    }

    /**
     * The information about some parameters when the others are fitted:
     * \( I_{\theta\theta} - I_{\theta\nu} I_{\nu\nu}^{-1} I_{\nu\theta} \). The covariance is propagated linearly.
     *
     * @param kept names, in the order of the result
     * @return the profiled information
     * @throws InvalidInputException if a name is unknown or given twice, nothing is kept, or the data say nothing about a
     *     direction of the profiled parameters
     */
    public Information profile(List<String> kept) {
        return transformed(kept, profiling(kept));
    }

    /**
     * The score of some parameters when the others are fitted, \( t_\theta - I_{\theta\nu} I_{\nu\nu}^{-1} t_\nu \): its
     * components know nothing of the profiled parameters. This information should hold the constraints of nuisance
     * parameters.
     *
     * @param estimator the score of the parameters of this information
     * @param kept names of the components, in the order of the result
     * @return the profiled score
     * @throws InvalidInputException as for {@link #profile(List)}, or if the score is that of other parameters
     */
    public ScoreEstimator profile(ScoreEstimator estimator, List<String> kept) {
        if (!estimator.parameters().equals(parameters)) {
            throw new InvalidInputException("the score is that of %s, this is information about %s"
                    .formatted(estimator.parameters(), parameters));
        }
        return CombinedScore.of(estimator, kept, profiling(kept).getData());
    }

    /** I_prof = T I Tᵀ with T = (1, −I_θν I_νν⁻¹), and to first order dI_prof = T dI Tᵀ. */
    private RealMatrix profiling(List<String> kept) {
        int[] keep = indices(kept);
        int[] profiled = IntStream.range(0, matrix.length)
                .filter(i -> Arrays.stream(keep).noneMatch(k -> k == i))
                .toArray();
        RealMatrix transform = InformationAlgebra.selection(keep, matrix.length);
        if (profiled.length > 0) {
            RealMatrix all = new Array2DRowRealMatrix(matrix, false);
            RealMatrix block = all.getSubMatrix(profiled, profiled);
            checkNotBlind(block, profiled, "which therefore cannot be profiled");
            RealMatrix slope = all.getSubMatrix(keep, profiled)
                    .multiply(new LUDecomposition(block).getSolver().getInverse());
            for (int a = 0; a < keep.length; a++) {
                for (int b = 0; b < profiled.length; b++) {
                    transform.setEntry(a, profiled[b], -slope.getEntry(a, b));
                }
            }
        }
        return transform;
    }

    private void checkNotBlind(RealMatrix block, int[] profiled, String consequence) {
        var eigen = new EigenDecomposition(block);
        double[] values = eigen.getRealEigenvalues();
        int last = values.length - 1;
        if (!(values[last] > 1e-12 * Math.abs(values[0]))) {
            double[] direction = eigen.getEigenvector(last).toArray();
            List<String> names =
                    Arrays.stream(profiled).mapToObj(parameters::get).toList();
            throw new InvalidInputException("%s, %s; add constraints or fix a parameter"
                    .formatted(blind(direction, names, values[last], values[0]), consequence));
        }
    }

    /**
     * The local distance \( \sqrt{\Delta\theta^T I \Delta\theta} \) in standard deviations.
     *
     * @param other a point of the physics parameters' space; nuisance parameters stay at 0
     * @return the distance from {@link #theta()}
     * @throws InvalidInputException if this information is not about all physics parameters, in their order
     */
    public double distance(ParameterPoint other) {
        List<String> physics = theta.space().names();
        if (!other.space().names().equals(physics)
                || parameters.size() < physics.size()
                || !parameters.subList(0, physics.size()).equals(physics)) {
            throw new InvalidInputException("the distance to %s needs information about %s, this one is about %s"
                    .formatted(other, other.space().names(), parameters));
        }
        double sum = 0.0;
        for (int i = 0; i < physics.size(); i++) {
            for (int j = 0; j < physics.size(); j++) {
                sum += (other.get(i) - theta.get(i)) * matrix[i][j] * (other.get(j) - theta.get(j));
            }
        }
        return Math.sqrt(sum);
    }

    private Information transformed(List<String> kept, RealMatrix transform) {
        double[][] t = transform.getData();
        double[][] projected = InformationAlgebra.congruent(t, matrix);
        return with(kept, projected, InformationAlgebra.congruent(t, covariance));
    }

    private Information with(List<String> names, double[][] values, double[][][][] cov) {
        return new Information(names, theta, luminosity, method, values, cov, notes);
    }

    private int[] indices(List<String> names) {
        if (names.isEmpty() || names.stream().distinct().count() != names.size()) {
            throw new InvalidInputException(
                    "give each parameter to keep once, and at least one; got %s".formatted(names));
        }
        return names.stream()
                .mapToInt(name -> {
                    if (!parameters.contains(name)) {
                        throw new InvalidInputException(
                                "unknown parameter '%s'; %s".formatted(name, Suggestion.sentence(name, parameters)));
                    }
                    return parameters.indexOf(name);
                })
                .toArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Information that
                && parameters.equals(that.parameters)
                && theta.equals(that.theta)
                && luminosity.equals(that.luminosity)
                && method.equals(that.method)
                && Arrays.deepEquals(matrix, that.matrix)
                && Arrays.deepEquals(covariance, that.covariance)
                && notes.equals(that.notes);
    }

    @Override
    public int hashCode() {
        return 31 * theta.hashCode() + Arrays.deepHashCode(matrix);
    }

    @Override
    public String toString() {
        return "Information[%s, %s, %s, %s]".formatted(method, parameters, luminosity, Arrays.deepToString(matrix));
    }
}
