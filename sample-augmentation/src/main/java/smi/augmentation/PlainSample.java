package smi.augmentation;

import java.util.List;
import smi.events.EventMatrix;

/**
 * Unweighted events drawn at parameter points, without what the simulator knew: for testing.
 *
 * @param info what the sample is made of
 * @param observations x, shape {@code [n][nObservables]}
 * @param theta the point each event was drawn at, shape {@code [n][nParameters]}
 */
public record PlainSample(SampleInfo info, EventMatrix observations, EventMatrix theta) implements Sample {
    public PlainSample {
        Shapes.check("theta", observations, theta, info.space().dimension());
    }

    @Override
    public PlainSample withObservables(List<String> names) {
        return new PlainSample(info.withObservables(names), observations.columns(info.columns(names)), theta);
    }
}
