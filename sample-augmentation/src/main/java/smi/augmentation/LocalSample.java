package smi.augmentation;

import java.util.List;
import smi.events.EventMatrix;

/**
 * Unweighted events with their joint score at the point they were drawn at: what score estimators (drawn at one point)
 * and density estimators (drawn at many) are trained on.
 *
 * @param info what the sample is made of
 * @param observations x, shape {@code [n][nObservables]}
 * @param theta the point each event was drawn at, shape {@code [n][nParameters]}, or {@code [n][nParameters +
 *     nNuisance]} where nuisance parameters vary
 * @param jointScore \( t(x,z|\theta) \), shape {@code [n][nParameters]}, or {@code [n][nParameters + nNuisance]} with
 *     the score of the nuisance parameters
 * @param signs the sign of each event's weight, shape {@code [n][1]}; without columns unless negative weights keep
 *     theirs
 */
public record LocalSample(
        SampleInfo info, EventMatrix observations, EventMatrix theta, EventMatrix jointScore, EventMatrix signs)
        implements Sample {
    public LocalSample {
        Shapes.checkPoints("theta", info, observations, theta);
        Shapes.checkScores(info, observations, jointScore);
        Shapes.checkSigns(info, observations, signs);
    }

    /**
     * A sample without negative weights.
     *
     * @param info what the sample is made of
     * @param observations x
     * @param theta the point each event was drawn at
     * @param jointScore the joint score there
     */
    public LocalSample(SampleInfo info, EventMatrix observations, EventMatrix theta, EventMatrix jointScore) {
        this(info, observations, theta, jointScore, Shapes.none(observations));
    }

    @Override
    public LocalSample withObservables(List<String> names) {
        return new LocalSample(
                info.withObservables(names), observations.columns(info.columns(names)), theta, jointScore, signs);
    }

    @Override
    public LocalSample withInfo(SampleInfo other) {
        return new LocalSample(other, observations, theta, jointScore, signs);
    }

    /**
     * Some of the events.
     *
     * @param rows their rows, in the order wanted; the same one may be there twice
     * @return a copy of these
     */
    public LocalSample selectRows(int... rows) {
        return new LocalSample(
                info,
                observations.selectRows(rows),
                theta.selectRows(rows),
                jointScore.selectRows(rows),
                signs.selectRows(rows));
    }
}
