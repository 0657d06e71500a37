package smi.ratio;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import smi.augmentation.CoefficientSample;
import smi.augmentation.Prior;
import smi.augmentation.RatioSample;
import smi.augmentation.SampleInfo;
import smi.events.EventMatrix;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;
import smi.networks.Model;
import smi.networks.ModelFile;
import smi.networks.NetworkSpec;
import smi.networks.TrainedNetwork;
import smi.networks.Trainer;
import smi.networks.TrainingListener;
import smi.networks.TrainingSource;
import smi.score.ScoreEstimator;

/**
 * A ratio estimator for one denominator θ1: log r̂(x|θ0,θ1) = f(θ0, x), where f is a network or the mean of several. Other
 * denominators follow as differences.
 */
public final class LearnedRatio implements RatioEstimator {
    private final Model model;

    private LearnedRatio(Model model) {
        this.model = model;
    }

    /**
     * Trains an estimator on unweighted events.
     *
     * @param sample events of many numerators and one denominator
     * @param settings method, architecture and training
     * @param listener is told about every epoch of the first network
     * @return the estimator
     * @throws InvalidInputException if the events have several denominators, or the sample cannot be trained on
     */
    public static LearnedRatio train(RatioSample sample, RatioSettings settings, TrainingListener listener) {
        sample.info().requireTrainable();
        if (settings.method().hasScoreTerm() && sample.jointScore().columns() == 0) {
            throw new InvalidInputException(
                    "%s learns from the joint score, which this sample does not have because its events have no morphing; use alice, rolr or carl"
                            .formatted(settings.method().label()));
        }
        ParameterPoint denominator = sample.info().space().point(denominator(sample));
        return train(new RatioSource(sample), denominator, sample.info(), settings, listener);
    }

    /**
     * Trains an estimator on weighted events with numerators drawn afresh for every batch.
     *
     * @param sample every event with its polynomial in θ
     * @param priors the distribution of the numerators, one per parameter
     * @param denominator θ1
     * @param settings method, architecture and training
     * @param listener is told about every epoch of the first network
     * @return the estimator
     * @throws InvalidInputException if the method needs labels, which these events do not have, or the sample cannot be
     *     trained on
     */
    public static LearnedRatio train(
            CoefficientSample sample,
            List<Prior> priors,
            ParameterPoint denominator,
            RatioSettings settings,
            TrainingListener listener) {
        sample.info().requireTrainable();
        if (settings.method().learnsFromLabels()) {
            throw new InvalidInputException(
                    "%s learns from labels, which a coefficient sample does not have; use a ratio sample, or alice"
                            .formatted(settings.method().label()));
        }
        var source = new CoefficientSource(sample, priors, denominator, settings.pointsPerEvent());
        return train(source, denominator, sample.info(), settings, listener);
    }

    private static LearnedRatio train(
            TrainingSource source,
            ParameterPoint denominator,
            SampleInfo info,
            RatioSettings settings,
            TrainingListener listener) {
        int inputs = info.space().dimension() + info.observables().size();
        NetworkSpec spec = settings.architecture().spec(inputs, 1);
        List<TrainedNetwork> networks = Trainer.trainMembers(
                settings.members(),
                spec,
                settings.method().loss(settings.alpha()),
                source,
                settings.training(),
                listener);
        var provenance = Provenance.of(
                "train", settings.training().seed(), info.provenance().inputs(), info.withLineage(settings.describe()));
        return new LearnedRatio(new Model(
                settings.method().label(), info.space(), info.observables(), denominator, networks, provenance));
    }

    private static double[] denominator(RatioSample sample) {
        if (sample.size() == 0) {
            throw new InvalidInputException("the sample is empty; draw events at numerators and a denominator");
        }
        double[] first = sample.theta1().row(0);
        double[] row = first.clone();
        for (int i = 1; i < sample.size(); i++) {
            sample.theta1().copyRow(i, row, 0);
            if (!Arrays.equals(first, row)) {
                throw new InvalidInputException(
                        "this estimator has one denominator, but the sample has %s and %s; draw it with one theta1"
                                .formatted(Arrays.toString(first), Arrays.toString(row)));
            }
        }
        return first;
    }

    /**
     * {@return the estimator in a model}
     *
     * @param model a model of one of the kinds {@link RatioMethod#labels()}
     * @throws InvalidInputException if it is of another kind
     */
    public static LearnedRatio of(Model model) {
        return new LearnedRatio(model.require(RatioMethod.labels()));
    }

    /**
     * {@return the estimator in a model file}
     *
     * @param path the file
     * @throws InvalidInputException if it is not usable or of another kind
     */
    public static LearnedRatio load(Path path) {
        return of(ModelFile.read(path));
    }

    /**
     * Saves the estimator.
     *
     * @param path the model file
     */
    public void save(Path path) {
        ModelFile.write(path, model);
    }

    /** {@return the model: network, history, provenance} */
    public Model model() {
        return model;
    }

    @Override
    public EventMatrix logRatios(EventMatrix x, EventMatrix numerators) {
        checkObservables(x);
        if (numerators.columns() != space().dimension()) {
            throw new InvalidInputException("the estimator needs the %d parameters %s, got %d columns"
                    .formatted(space().dimension(), space().names(), numerators.columns()));
        }
        return model.mean(network -> network.table(numerators, x));
    }

    @Override
    public ScoreEstimator scoreAt(ParameterPoint theta) {
        if (theta.dimension() != space().dimension()) {
            throw new InvalidInputException(
                    "the estimator has the parameters %s, not those of %s".formatted(space().names(), theta));
        }
        return new RatioScore(this, theta);
    }

    EventMatrix scores(EventMatrix x, ParameterPoint theta) {
        checkObservables(x);
        EventMatrix point = EventMatrix.ofRows(theta.values());
        return model.mean(network -> network.thetaGradients(point, x));
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

    @Override
    public ParameterPoint reference() {
        return model.reference();
    }
}
