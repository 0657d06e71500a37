package smi.augmentation;

import java.util.List;
import smi.events.EventMatrix;

/**
 * Unweighted events as in a {@link RatioSample}, each with several pairs of hypotheses and both scores: what estimators
 * of f(x,θ0,θ1) are trained on. The rows of an event follow one another: first its pair (θ0, θ1), then the pairs
 * (θ0, θ_add) if it was drawn at θ0, or (θ_add, θ1) if it was drawn at θ1. They are not independent, so a split into
 * training and validation must not separate them.
 *
 * @param info what the sample is made of
 * @param rowsPerEvent number of pairs of each event
 * @param observations x, shape {@code [n][nObservables]}, n being a multiple of {@code rowsPerEvent}
 * @param theta0 the numerator of each row, shape {@code [n][nParameters]} or {@code [n][nParameters + nNuisance]}
 * @param theta1 the denominator of each row, of the same shape
 * @param labels y: 0 where x was drawn at θ0, 1 where x was drawn at θ1, shape {@code [n][1]}
 * @param jointRatio \( r(x,z|\theta_0,\theta_1) \), shape {@code [n][1]}
 * @param jointScore0 \( t(x,z|\theta_0) \), shape as in {@link RatioSample}
 * @param jointScore1 \( t(x,z|\theta_1) \), of the same shape
 * @param signs as in {@link RatioSample}
 */
public record MoreRatiosSample(
        SampleInfo info,
        int rowsPerEvent,
        EventMatrix observations,
        EventMatrix theta0,
        EventMatrix theta1,
        EventMatrix labels,
        EventMatrix jointRatio,
        EventMatrix jointScore0,
        EventMatrix jointScore1,
        EventMatrix signs)
        implements Sample {
    public MoreRatiosSample {
        if (rowsPerEvent < 1 || observations.rows() % rowsPerEvent != 0) {
            throw new IllegalArgumentException(
                    "%d rows are not events of %d rows each".formatted(observations.rows(), rowsPerEvent));
        }
        Shapes.checkPoints("theta0", info, observations, theta0);
        Shapes.checkPoints("theta1", info, observations, theta1);
        Shapes.check("labels", observations, labels, 1);
        Shapes.check("joint ratio", observations, jointRatio, 1);
        Shapes.checkScores(info, observations, jointScore0);
        Shapes.checkScores(info, observations, jointScore1);
        Shapes.checkSigns(info, observations, signs);
    }

    @Override
    public MoreRatiosSample withObservables(List<String> names) {
        return new MoreRatiosSample(
                info.withObservables(names),
                rowsPerEvent,
                observations.columns(info.columns(names)),
                theta0,
                theta1,
                labels,
                jointRatio,
                jointScore0,
                jointScore1,
                signs);
    }

    @Override
    public MoreRatiosSample withInfo(SampleInfo other) {
        return new MoreRatiosSample(
                other, rowsPerEvent, observations, theta0, theta1, labels, jointRatio, jointScore0, jointScore1, signs);
    }
}
