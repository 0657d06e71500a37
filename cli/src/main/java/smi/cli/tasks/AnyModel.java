package smi.cli.tasks;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import smi.events.Provenance;
import smi.likelihood.LearnedLikelihood;
import smi.likelihood.LikelihoodEstimator;
import smi.likelihood.LikelihoodMethod;
import smi.limits.fit.Bounds;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;
import smi.networks.Architecture;
import smi.networks.FlowFile;
import smi.networks.FlowModel;
import smi.networks.FlowSpec;
import smi.networks.Model;
import smi.networks.ModelFile;
import smi.networks.NetworkSpec;
import smi.networks.RatioCalibration;
import smi.networks.Standardization;
import smi.networks.TrainedFlow;
import smi.networks.TrainedNetwork;
import smi.networks.TrainingHistory;
import smi.networks.TrainingSupport;
import smi.ratio.RatioEstimator;
import smi.ratio.RatioForm;
import smi.score.Sally;
import smi.score.ScoreEstimator;

/**
 * A model of any kind, as what can be asked of it.
 *
 * @param kind the method it was trained with
 * @param space the parameters
 * @param observables what it sees
 * @param reference where its score is known, or the denominator of its ratios
 * @param provenance where it comes from
 * @param architecture of its networks, in words
 * @param histories one per network or flow
 * @param scoreAt the score at a point; a score estimator knows only its own and gives that
 * @param ratio the likelihood ratio, where it knows one
 * @param likelihood the likelihood, where it knows one
 * @param calibration the correction of its log ratio, in words
 * @param support where its training events lay, if it knows
 * @param trained where most of the points lie that it was trained at, where it knows θ
 */
record AnyModel(
        String kind,
        ParameterSpace space,
        List<String> observables,
        ParameterPoint reference,
        Provenance provenance,
        String architecture,
        List<TrainingHistory> histories,
        Function<ParameterPoint, ScoreEstimator> scoreAt,
        Optional<RatioEstimator> ratio,
        Optional<LikelihoodEstimator> likelihood,
        Optional<String> calibration,
        Optional<TrainingSupport> support,
        Optional<Bounds> trained) {
    /** Within so many standard deviations lie seven of eight points, of flat and of normal distributions. */
    private static final double MOST = 1.5;

    static AnyModel read(Path path) {
        return LikelihoodMethod.labels().contains(ModelFile.kind(path))
                ? of(FlowFile.read(path))
                : of(ModelFile.read(path));
    }

    private static AnyModel of(Model model) {
        boolean score = Sally.KINDS.contains(model.kind());
        Optional<RatioEstimator> ratio = score ? Optional.empty() : Optional.of(RatioForm.estimator(model));
        ScoreEstimator known = score ? Sally.of(model) : null;
        return new AnyModel(
                model.kind(),
                model.space(),
                model.observables(),
                model.reference(),
                model.provenance(),
                model.networks().get(0).spec().toString(),
                model.networks().stream().map(TrainedNetwork::history).toList(),
                theta -> ratio.map(r -> r.scoreAt(theta)).orElse(known),
                ratio,
                Optional.empty(),
                model.calibration().map(RatioCalibration::describe),
                model.support(),
                trained(model));
    }

    private static AnyModel of(FlowModel model) {
        LearnedLikelihood likelihood = LearnedLikelihood.of(model);
        return new AnyModel(
                model.kind(),
                model.space(),
                model.observables(),
                model.reference(),
                model.provenance(),
                architecture(model.flows().get(0).spec()),
                model.flows().stream().map(TrainedFlow::history).toList(),
                likelihood::scoreAt,
                Optional.of(likelihood.ratio()),
                Optional.of(likelihood),
                Optional.empty(),
                model.support(),
                trained(model.flows().get(0).scaling().theta(), model.space()));
    }

    private static Optional<Bounds> trained(Model model) {
        return model.polynomial()
                .map(form -> new Standardization(form.origin(), form.scales()))
                .or(() -> Optional.of(model.networks().get(0).scaling().theta()))
                .flatMap(theta -> trained(theta, model.space()));
    }

    private static Optional<Bounds> trained(Standardization theta, ParameterSpace space) {
        if (theta.columns() < space.dimension()) {
            return Optional.empty();
        }
        double[] lower = new double[space.dimension()];
        double[] upper = new double[space.dimension()];
        for (int p = 0; p < lower.length; p++) {
            lower[p] = theta.means()[p] - MOST * theta.scales()[p];
            upper[p] = theta.means()[p] + MOST * theta.scales()[p];
        }
        return Optional.of(new Bounds(lower, upper));
    }

    private static String architecture(FlowSpec flow) {
        NetworkSpec network = flow.conditioners().get(0).network();
        return "%d conditioners of %s, %d components"
                .formatted(
                        flow.conditioners().size(),
                        new Architecture(network.hidden(), network.activation()),
                        flow.components());
    }

    /** What it estimates, in words. */
    String meaning() {
        if (likelihood.isPresent()) {
            return "the likelihood, and its ratio to that at " + Numbers.point(reference);
        }
        return (ratio.isPresent() ? "the likelihood ratio to " : "the score at ")
                + Numbers.point(reference)
                + calibration.map(how -> ", calibrated (" + how + ")").orElse("");
    }
}
