package smi.score;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/** Estimators of the score at several reference points. */
public final class ScoreTable implements ScoreField {
    private final List<ScoreEstimator> estimators;

    private ScoreTable(List<ScoreEstimator> estimators) {
        this.estimators = estimators;
    }

    /**
     * A table of estimators.
     *
     * @param estimators at least one; those that know the same point must be one
     * @return the table
     * @throws InvalidInputException if there is none, two know the same point, or their parameters differ
     */
    public static ScoreTable of(List<? extends ScoreEstimator> estimators) {
        if (estimators.isEmpty()) {
            throw new InvalidInputException("a table of scores needs at least one estimator");
        }
        List<ScoreEstimator> copy = List.copyOf(estimators);
        for (int i = 0; i < copy.size(); i++) {
            ScoreEstimator estimator = copy.get(i);
            if (!estimator.parameters().equals(copy.get(0).parameters())) {
                throw new InvalidInputException("one estimator knows the score of %s, another that of %s; use one kind"
                        .formatted(copy.get(0).parameters(), estimator.parameters()));
            }
            if (find(copy.subList(0, i), estimator.reference()).isPresent()) {
                throw new InvalidInputException(
                        "two estimators know the score at %s; give one".formatted(estimator.reference()));
            }
        }
        return new ScoreTable(copy);
    }

    private static Optional<ScoreEstimator> find(List<ScoreEstimator> estimators, ParameterPoint theta) {
        return estimators.stream()
                .filter(e -> Arrays.equals(e.reference().values(), theta.values()))
                .findFirst();
    }

    /** {@return the reference points, in order} */
    public List<ParameterPoint> points() {
        return estimators.stream().map(ScoreEstimator::reference).toList();
    }

    @Override
    public ScoreEstimator at(ParameterPoint theta) {
        return find(estimators, theta)
                .orElseThrow(() -> new InvalidInputException(
                        "no score was learned at %s, only at %s; train one there".formatted(theta, points())));
    }
}
