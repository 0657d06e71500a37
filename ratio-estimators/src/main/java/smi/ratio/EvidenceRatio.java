package smi.ratio;

import java.util.List;
import smi.augmentation.PlainSample;
import smi.events.EventMatrix;
import smi.networks.NetworkSpec;
import smi.networks.TrainedNetwork;
import smi.networks.Trainer;
import smi.networks.TrainingRun;

/**
 * The likelihood over the evidence, \( \log \hat r(x|\theta) = \log p(x|\theta) - \log p(x) = \log p(\theta|x) - \log
 * p(\theta) \), with the prior that the sample's θ were drawn from: for simulators of which nothing is known but events.
 * One network serves all θ and x (it is amortised): times the prior, it is the posterior of any observation. A classifier
 * learns it that tells events with their own θ from events with those of others.
 *
 * @see <a href="https://arxiv.org/abs/1903.04057">Hermans, Begy, Louppe, arXiv:1903.04057</a>
 */
public final class EvidenceRatio {
    private final RegressionFeatures features;
    private final List<TrainedNetwork> networks;

    private EvidenceRatio(RegressionFeatures features, List<TrainedNetwork> networks) {
        this.features = features;
        this.networks = networks;
    }

    /**
     * Trains an estimator.
     *
     * @param sample events at θ drawn from the prior
     * @param settings architecture, training, number of networks; {@code pointsPerEvent} is the number of θ of other
     *     events that each event is paired with in every batch
     * @param run who is told, where the state is kept, when it must end
     * @return the estimator
     * @throws smi.morphing.InvalidInputException if the sample cannot be trained on
     */
    public static EvidenceRatio train(PlainSample sample, RatioSettings settings, TrainingRun run) {
        sample.info().requireTrainable();
        var features = RegressionFeatures.of(sample.theta(), sample.observations());
        NetworkSpec spec = settings.architecture().spec(features.columns(), 1);
        var source = new EvidenceSource(sample, features, settings.pointsPerEvent());
        return new EvidenceRatio(
                features,
                Trainer.trainMembers(
                        settings.members(), spec, settings.method().loss(0), source, settings.training(), run));
    }

    /**
     * The logarithm of the ratio for one event at many θ, the mean over the networks.
     *
     * @param x the observables of one event, shape {@code [1][nObservables]}
     * @param points θ, shape {@code [nPoints][nParameters]}
     * @return log r̂(x|θ), one per point
     */
    public double[] logRatios(EventMatrix x, EventMatrix points) {
        double[] event = x.row(0);
        double[] rows = new double[points.rows() * features.columns()];
        for (int g = 0; g < points.rows(); g++) {
            features.write(points.row(g), event, rows, g * features.columns());
        }
        EventMatrix seen = EventMatrix.of(points.rows(), features.columns(), rows);
        double[] mean = new double[points.rows()];
        for (TrainedNetwork network : networks) {
            double[] values = network.fastOutputs(seen).toArray();
            for (int g = 0; g < mean.length; g++) {
                mean[g] += values[g] / networks.size();
            }
        }
        return mean;
    }
}
