package smi.augmentation;

import java.util.List;
import smi.events.EventMatrix;

/**
 * Unweighted events drawn at parameter points, without what the simulator knew: for testing.
 *
 * @param info what the sample is made of
 * @param observations x, shape {@code [n][nObservables]}
 * @param theta the point each event was drawn at, shape {@code [n][nParameters]}, or {@code [n][nParameters +
 *     nNuisance]} where nuisance parameters vary
 * @param signs the sign of each event's weight, shape {@code [n][1]}; without columns unless negative weights keep
 *     theirs
 */
public record PlainSample(SampleInfo info, EventMatrix observations, EventMatrix theta, EventMatrix signs)
        implements Sample {
    public PlainSample {
        Shapes.checkPoints("theta", info, observations, theta);
        Shapes.checkSigns(info, observations, signs);
    }

    /**
     * A sample without negative weights.
     *
     * @param info what the sample is made of
     * @param observations x
     * @param theta the point each event was drawn at
     */
    public PlainSample(SampleInfo info, EventMatrix observations, EventMatrix theta) {
        this(info, observations, theta, Shapes.none(observations));
    }

    @Override
    public PlainSample withObservables(List<String> names) {
        return new PlainSample(info.withObservables(names), observations.columns(info.columns(names)), theta, signs);
    }

    @Override
    public PlainSample withInfo(SampleInfo other) {
        return new PlainSample(other, observations, theta, signs);
    }
}
