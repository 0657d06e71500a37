package smi.likelihood;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import smi.augmentation.CoefficientSample;
import smi.augmentation.LocalSample;
import smi.augmentation.PlainSample;
import smi.augmentation.Prior;
import smi.augmentation.RatioSample;
import smi.augmentation.SampleInfo;
import smi.events.EventMatrix;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;
import smi.networks.BlockSource;
import smi.networks.FlowFile;
import smi.networks.FlowModel;
import smi.networks.FlowSpec;
import smi.networks.LikelihoodLoss;
import smi.networks.TrainedFlow;
import smi.networks.Trainer;
import smi.networks.TrainingRun;
import smi.networks.TrainingSource;
import smi.networks.TrainingSupport;
import smi.ratio.CoefficientSource;
import smi.ratio.RatioEstimator;
import smi.score.ScoreEstimator;

/**
 * A likelihood estimator: log p̂(x|θ) is that of a flow, or the mean over the members of an ensemble. The density of one
 * flow integrates to one; that of the mean of logarithms to a little less.
 */
public final class LearnedLikelihood implements LikelihoodEstimator {
    private final FlowModel model;

    private LearnedLikelihood(FlowModel model) {
        this.model = model;
    }

    /**
     * Trains an estimator on unweighted events of many points, with their joint score.
     *
     * @param sample the events
     * @param settings method, flow and training
     * @param run who is told, where the state is kept, when it must end
     * @return the estimator
     * @throws InvalidInputException if the sample cannot be trained on
     */
    public static LearnedLikelihood train(LocalSample sample, LikelihoodSettings settings, TrainingRun run) {
        return train(PointSource.of(sample), settings, run);
    }

    /**
     * Trains an estimator on unweighted events of many points, of which nothing else is known.
     *
     * @param sample the events
     * @param settings method, flow and training
     * @param run who is told, where the state is kept, when it must end
     * @return the estimator
     * @throws InvalidInputException if the method needs the joint score, or the sample cannot be trained on
     */
    public static LearnedLikelihood train(PlainSample sample, LikelihoodSettings settings, TrainingRun run) {
        return train(PointSource.of(sample), settings, run);
    }

    /**
     * Trains an estimator on those events of a ratio sample that were drawn at their numerator.
     *
     * @param sample the events
     * @param settings method, flow and training
     * @param run who is told, where the state is kept, when it must end
     * @return the estimator
     * @throws InvalidInputException if the method needs a joint score that the sample does not have, or the sample cannot
     *     be trained on
     */
    public static LearnedLikelihood train(RatioSample sample, LikelihoodSettings settings, TrainingRun run) {
        return train(PointSource.of(sample), settings, run);
    }

    private static LearnedLikelihood train(PointSource source, LikelihoodSettings settings, TrainingRun run) {
        source.info().requireTrainable();
        if (settings.method().hasScoreTerm() && !source.hasScore()) {
            throw new InvalidInputException(
                    "%s learns from the joint score, which this sample does not have; make one of the kind density, or use nde"
                            .formatted(settings.method().label()));
        }
        return train(SpreadIntegers.of(source, source.x()), source.info(), settings, run);
    }

    /**
     * Trains an estimator on weighted events with θ drawn afresh for every batch.
     *
     * @param sample every event with its polynomial in θ
     * @param priors the distribution of θ, one per parameter
     * @param settings method, flow and training
     * @param run who is told, where the state is kept, when it must end
     * @return the estimator
     * @throws InvalidInputException if the sample cannot be trained on
     */
    public static LearnedLikelihood train(
            CoefficientSample sample, List<Prior> priors, LikelihoodSettings settings, TrainingRun run) {
        sample.info().requireTrainable();
        ParameterPoint any = sample.info().space().origin();
        var source = new FreshPointSource(new CoefficientSource(sample, priors, any, settings.pointsPerEvent()));
        return train(SpreadIntegers.of(source, sample.observations()), sample.info(), settings, run);
    }

    private static LearnedLikelihood train(
            TrainingSource source, SampleInfo info, LikelihoodSettings settings, TrainingRun run) {
        FlowSpec spec =
                settings.flow(info.space().dimension(), info.observables().size());
        var loss = new LikelihoodLoss(settings.method().hasScoreTerm() ? settings.alpha() : 0);
        List<TrainedFlow> flows =
                Trainer.trainMembers(settings.members(), spec, loss, source, settings.training(), run);
        var provenance = Provenance.of(
                "train", settings.training().seed(), info.provenance().inputs(), info.withLineage(settings.describe()));
        return new LearnedLikelihood(new FlowModel(
                settings.method().label(),
                info.space(),
                info.observables(),
                info.space().origin(),
                flows,
                provenance,
                Optional.of(TrainingSupport.of(BlockSource.of(source)))));
    }

    /**
     * {@return the estimator in a model}
     *
     * @param model a model of one of the kinds {@link LikelihoodMethod#labels()}
     * @throws InvalidInputException if it is of another kind
     */
    public static LearnedLikelihood of(FlowModel model) {
        LikelihoodMethod.of(model.kind());
        return new LearnedLikelihood(model);
    }

    /**
     * {@return the estimator in a model file}
     *
     * @param path the file
     * @throws InvalidInputException if it is not usable or of another kind
     */
    public static LearnedLikelihood load(Path path) {
        return of(FlowFile.read(path));
    }

    /**
     * Saves the estimator.
     *
     * @param path the model file
     */
    public void save(Path path) {
        FlowFile.write(path, model);
    }

    /** {@return the model: flows, history, provenance} */
    public FlowModel model() {
        return model;
    }

    /** {@return the likelihood ratio with the origin of the parameters as denominator} */
    public RatioEstimator ratio() {
        return ratioTo(model.reference());
    }

    @Override
    public EventMatrix logLikelihoods(EventMatrix x, EventMatrix points) {
        checkObservables(x);
        if (points.columns() != space().dimension()) {
            throw new InvalidInputException("the estimator needs the %d parameters %s, got %d columns"
                    .formatted(space().dimension(), space().names(), points.columns()));
        }
        return TrainedFlow.mean(model.flows(), flow -> flow.table(points, x));
    }

    @Override
    public ScoreEstimator scoreAt(ParameterPoint theta) {
        if (theta.dimension() != space().dimension()) {
            throw new InvalidInputException(
                    "the estimator has the parameters %s, not those of %s".formatted(space().names(), theta));
        }
        return new LikelihoodScore(this, theta);
    }

    EventMatrix scores(EventMatrix x, ParameterPoint theta) {
        checkObservables(x);
        EventMatrix point = EventMatrix.ofRows(theta.values());
        return TrainedFlow.mean(model.flows(), flow -> flow.thetaGradients(point, x));
    }

    private void checkObservables(EventMatrix x) {
        if (x.columns() != observables().size()) {
            throw new InvalidInputException("the estimator needs the %d observables %s, got %d columns"
                    .formatted(observables().size(), observables(), x.columns()));
        }
    }

    @Override
    public ParameterSpace space() {
        return model.space();
    }

    @Override
    public List<String> observables() {
        return model.observables();
    }
}
