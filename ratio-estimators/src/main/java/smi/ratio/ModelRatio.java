package smi.ratio;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;
import smi.networks.Model;
import smi.networks.ModelFile;
import smi.score.ScoreEstimator;

/** A ratio estimator made of one or more trained networks, which a model file holds. */
public sealed interface ModelRatio extends RatioEstimator
        permits LearnedRatio, AntisymmetricRatio, PolynomialRatio, CalibratedRatio {
    /** {@return the model: networks, histories, provenance} */
    Model model();

    /** {@return how the networks of an ensemble make one estimate} */
    EnsembleMean convention();

    /**
     * The networks one by one: how much they differ says how far the estimate can be trusted
     * ({@link EnsembleSpread}).
     *
     * @return one estimator per network, in order
     */
    default List<ModelRatio> members() {
        return IntStream.range(0, model().networks().size())
                .mapToObj(k -> RatioForm.estimator(model().member(k)))
                .toList();
    }

    /**
     * Saves the estimator.
     *
     * @param path the model file
     */
    default void save(Path path) {
        ModelFile.write(path, model());
    }

    @Override
    default ParameterSpace space() {
        return model().space();
    }

    @Override
    default List<String> observables() {
        return model().observables();
    }

    @Override
    default ParameterPoint reference() {
        return model().reference();
    }

    /**
     * The estimate of the score ∇_θ0 log r̂(x|θ0, {@link #reference()}).
     *
     * @param x observables, shape {@code [n][nObservables]}
     * @param theta θ0
     * @return shape {@code [n][nParameters]}
     */
    EventMatrix scores(EventMatrix x, ParameterPoint theta);

    @Override
    default ScoreEstimator scoreAt(ParameterPoint theta) {
        checkPoint(theta);
        return new RatioScore(this, theta);
    }

    /**
     * Refuses events with another number of observables.
     *
     * @param x observables
     */
    default void checkObservables(EventMatrix x) {
        if (x.columns() != observables().size()) {
            throw new InvalidInputException("the estimator needs the %d observables %s, got %d columns"
                    .formatted(observables().size(), observables(), x.columns()));
        }
    }

    /**
     * Refuses points with another number of parameters.
     *
     * @param points shape {@code [points][nParameters]}
     */
    default void checkPoints(EventMatrix points) {
        if (points.columns() != space().dimension()) {
            throw new InvalidInputException("the estimator needs the %d parameters %s, got %d columns"
                    .formatted(space().dimension(), space().names(), points.columns()));
        }
    }

    /**
     * Refuses a point of another space.
     *
     * @param theta the point
     */
    default void checkPoint(ParameterPoint theta) {
        if (theta.dimension() != space().dimension()) {
            throw new InvalidInputException(
                    "the estimator has the parameters %s, not those of %s".formatted(space().names(), theta));
        }
    }
}
