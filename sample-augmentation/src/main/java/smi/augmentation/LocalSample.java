package smi.augmentation;

import java.util.List;
import smi.events.EventMatrix;

/**
 * Unweighted events with their joint score at the point they were drawn at: what score estimators are trained on.
 *
 * @param info what the sample is made of
 * @param observations x, shape {@code [n][nObservables]}
 * @param theta the point each event was drawn at, shape {@code [n][nParameters]}
 * @param jointScore \( t(x,z|\theta) \), shape {@code [n][nParameters]}
 */
public record LocalSample(SampleInfo info, EventMatrix observations, EventMatrix theta, EventMatrix jointScore)
        implements Sample {
    public LocalSample {
        Shapes.check("theta", observations, theta, info.space().dimension());
        Shapes.check("joint score", observations, jointScore, info.space().dimension());
    }

    @Override
    public LocalSample withObservables(List<String> names) {
        return new LocalSample(
                info.withObservables(names), observations.columns(info.columns(names)), theta, jointScore);
    }
}
