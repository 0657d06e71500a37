package smi.score;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;
import smi.morphing.Suggestion;

/**
 * Linear combinations of the components of a score: some of them (the others' parameters known), the score with nuisance
 * parameters profiled, or the score along one direction, which is the optimal observable for small steps that way.
 */
public final class CombinedScore implements ScoreEstimator {
    private final ScoreEstimator estimator;
    private final List<String> names;
    private final double[][] matrix;

    private CombinedScore(ScoreEstimator estimator, List<String> names, double[][] matrix) {
        this.estimator = estimator;
        this.names = names;
        this.matrix = matrix;
    }

    /**
     * Combines the components.
     *
     * @param estimator the score t̂
     * @param names what the combinations are called
     * @param matrix the combinations M t̂, shape {@code [nNames][nComponents]}; copied
     * @return M t̂
     * @throws InvalidInputException if the shape is another one, or a number is not finite
     */
    public static CombinedScore of(ScoreEstimator estimator, List<String> names, double[][] matrix) {
        int components = estimator.parameters().size();
        boolean fits = matrix.length == names.size() && matrix.length > 0;
        for (double[] row : matrix) {
            fits &= row.length == components && Arrays.stream(row).allMatch(Double::isFinite);
        }
        if (!fits) {
            throw new InvalidInputException(
                    "combinations of the score of %s need one row of %d finite numbers for each of %s"
                            .formatted(estimator.parameters(), components, names));
        }
        return new CombinedScore(
                estimator,
                List.copyOf(names),
                Arrays.stream(matrix).map(double[]::clone).toArray(double[][]::new));
    }

    /**
     * Some components of the score: the others' parameters are known.
     *
     * @param estimator the score
     * @param kept names of the components
     * @return these components, in this order
     * @throws InvalidInputException if the score has no such component
     */
    public static CombinedScore project(ScoreEstimator estimator, List<String> kept) {
        List<String> known = estimator.parameters();
        double[][] matrix = new double[kept.size()][known.size()];
        for (int row = 0; row < matrix.length; row++) {
            String name = kept.get(row);
            if (!known.contains(name)) {
                throw new InvalidInputException(
                        "the score has no component '%s'; %s".formatted(name, Suggestion.sentence(name, known)));
            }
            matrix[row][known.indexOf(name)] = 1;
        }
        return of(estimator, kept, matrix);
    }

    /**
     * The score along a direction, \( \hat t \cdot n / |n| \): the optimal observable for θ = θ_ref + ε n, and with
     * n = θ − θ_ref the one variable of SALLINO (arXiv:1805.00020, section III.C).
     *
     * @param estimator the score
     * @param direction n, one number for each physics parameter
     * @return the score along n
     * @throws InvalidInputException if the direction has another length or is zero
     */
    public static CombinedScore along(ScoreEstimator estimator, double... direction) {
        double length = Math.sqrt(Arrays.stream(direction).map(d -> d * d).sum());
        if (direction.length != estimator.space().dimension() || !(length > 0 && length < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException("the direction %s must have one number for each of %s, not all zero"
                    .formatted(Arrays.toString(direction), estimator.space().names()));
        }
        double[] row = new double[estimator.parameters().size()];
        for (int p = 0; p < direction.length; p++) {
            row[p] = direction[p] / length;
        }
        return of(estimator, List.of("optimal observable"), new double[][] {row});
    }

    @Override
    public EventMatrix scores(EventMatrix x) {
        EventMatrix all = estimator.scores(x);
        double[] combined = new double[x.rows() * matrix.length];
        for (int i = 0; i < x.rows(); i++) {
            for (int row = 0; row < matrix.length; row++) {
                double sum = 0;
                for (int c = 0; c < matrix[row].length; c++) {
                    sum += matrix[row][c] * all.get(i, c);
                }
                combined[i * matrix.length + row] = sum;
            }
        }
        return EventMatrix.of(x.rows(), matrix.length, combined);
    }

    @Override
    public ParameterSpace space() {
        return estimator.space();
    }

    @Override
    public List<String> observables() {
        return estimator.observables();
    }

    @Override
    public ParameterPoint reference() {
        return estimator.reference();
    }

    @Override
    public List<String> parameters() {
        return names;
    }

    @Override
    public List<ScoreEstimator> parts() {
        return combined(estimator.parts());
    }

    @Override
    public List<ScoreEstimator> members() {
        return combined(estimator.members());
    }

    private List<ScoreEstimator> combined(List<ScoreEstimator> others) {
        return others.size() == 1
                ? List.of(this)
                : others.stream()
                        .map(e -> (ScoreEstimator) new CombinedScore(e, names, matrix))
                        .toList();
    }

    @Override
    public OptionalDouble trainingEvents() {
        return estimator.trainingEvents();
    }
}
