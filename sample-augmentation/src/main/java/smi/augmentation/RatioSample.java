package smi.augmentation;

import java.util.List;
import smi.events.EventMatrix;

/**
 * Unweighted events drawn in equal parts from a numerator θ0 (label 0) and a denominator θ1 (label 1), with their joint
 * ratio and score: what ratio estimators are trained on. Where nuisance parameters vary, every point has their values
 * after its parameters.
 *
 * @param info what the sample is made of
 * @param observations x, shape {@code [n][nObservables]}
 * @param theta0 the numerator of each event, shape {@code [n][nParameters]} or {@code [n][nParameters + nNuisance]}
 * @param theta1 the denominator of each event, of the same shape
 * @param labels y: 0 where x was drawn at θ0, 1 where x was drawn at θ1, shape {@code [n][1]}
 * @param jointRatio \( r(x,z|\theta_0,\theta_1) \), shape {@code [n][1]}
 * @param jointScore \( t(x,z|\theta_0) \), shape {@code [n][nParameters]}, {@code [n][nParameters + nNuisance]} with the
 *     score of the nuisance parameters, or without columns where it is not known (no morphing)
 * @param signs the sign of the weight that each event was drawn with, shape {@code [n][1]}; without columns unless
 *     negative weights keep theirs
 */
public record RatioSample(
        SampleInfo info,
        EventMatrix observations,
        EventMatrix theta0,
        EventMatrix theta1,
        EventMatrix labels,
        EventMatrix jointRatio,
        EventMatrix jointScore,
        EventMatrix signs)
        implements Sample {
    public RatioSample {
        Shapes.checkPoints("theta0", info, observations, theta0);
        Shapes.checkPoints("theta1", info, observations, theta1);
        Shapes.check("labels", observations, labels, 1);
        Shapes.check("joint ratio", observations, jointRatio, 1);
        Shapes.checkScores(info, observations, jointScore);
        Shapes.checkSigns(info, observations, signs);
    }

    /**
     * A sample without negative weights.
     *
     * @param info what the sample is made of
     * @param observations x
     * @param theta0 the numerator of each event
     * @param theta1 the denominator of each event
     * @param labels y
     * @param jointRatio the joint ratio
     * @param jointScore the joint score at θ0
     */
    public RatioSample(
            SampleInfo info,
            EventMatrix observations,
            EventMatrix theta0,
            EventMatrix theta1,
            EventMatrix labels,
            EventMatrix jointRatio,
            EventMatrix jointScore) {
        this(info, observations, theta0, theta1, labels, jointRatio, jointScore, Shapes.none(observations));
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
                jointScore,
                signs);
    }

    @Override
    public RatioSample withInfo(SampleInfo other) {
        return new RatioSample(other, observations, theta0, theta1, labels, jointRatio, jointScore, signs);
    }

    /**
     * Some of the events.
     *
     * @param rows their rows, in the order wanted; the same one may be there twice
     * @return a copy of these
     */
    public RatioSample selectRows(int... rows) {
        return new RatioSample(
                info,
                observations.selectRows(rows),
                theta0.selectRows(rows),
                theta1.selectRows(rows),
                labels.selectRows(rows),
                jointRatio.selectRows(rows),
                jointScore.selectRows(rows),
                signs.selectRows(rows));
    }
}
