package smi.augmentation;

import java.util.List;
import smi.events.EventMatrix;

/**
 * Unweighted events drawn in equal parts from a numerator θ0 (label 0) and a denominator θ1 (label 1), with their joint
 * ratio and score: what ratio estimators are trained on.
 *
 * @param info what the sample is made of
 * @param observations x, shape {@code [n][nObservables]}
 * @param theta0 the numerator of each event, shape {@code [n][nParameters]}
 * @param theta1 the denominator of each event, shape {@code [n][nParameters]}
 * @param labels y: 0 where x was drawn at θ0, 1 where x was drawn at θ1, shape {@code [n][1]}
 * @param jointRatio \( r(x,z|\theta_0,\theta_1) \), shape {@code [n][1]}
 * @param jointScore \( t(x,z|\theta_0) \), shape {@code [n][nParameters]}
 */
public record RatioSample(
        SampleInfo info,
        EventMatrix observations,
        EventMatrix theta0,
        EventMatrix theta1,
        EventMatrix labels,
        EventMatrix jointRatio,
        EventMatrix jointScore)
        implements Sample {
    public RatioSample {
        Shapes.check("theta0", observations, theta0, info.space().dimension());
        Shapes.check("theta1", observations, theta1, info.space().dimension());
        Shapes.check("labels", observations, labels, 1);
        Shapes.check("joint ratio", observations, jointRatio, 1);
        Shapes.check("joint score", observations, jointScore, info.space().dimension());
    }

    @Override
    public RatioSample withObservables(List<String> names) {
        return new RatioSample(
                info.withObservables(names),
                observations.columns(info.columns(names)),
                theta0,
                theta1,
                labels,
                jointRatio,
                jointScore);
    }
}
