package smi.ratio;

import java.nio.file.Path;
import java.util.List;
import smi.augmentation.CoefficientSample;
import smi.augmentation.Prior;
import smi.augmentation.RatioSample;
import smi.augmentation.hdf5.StoredSample;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.networks.Model;
import smi.networks.ModelFile;
import smi.networks.StoredBlocks;
import smi.networks.TrainingRun;
import smi.networks.TrainingSource;

/**
 * A ratio estimator for one denominator θ1: log r̂(x|θ0,θ1) = f(θ0, x), where f is a network or the mean of several. Other
 * denominators follow as differences.
 */
public final class LearnedRatio implements ModelRatio {
    private final Model model;

    private LearnedRatio(Model model) {
        this.model = model;
    }

    /**
     * Trains an estimator on unweighted events.
     *
     * @param sample events of many numerators and one denominator
     * @param settings method, architecture and training
     * @param run who is told, where the state is kept, when it must end
     * @return the estimator
     * @throws InvalidInputException if the events have several denominators, or the sample cannot be trained on
     */
    public static LearnedRatio train(RatioSample sample, RatioSettings settings, TrainingRun run) {
        return train(RatioTraining.of(sample, settings), settings, run);
    }

    /**
     * Trains an estimator on weighted events with numerators drawn afresh for every batch.
     *
     * @param sample every event with its polynomial in θ
     * @param priors the distribution of the numerators, one per parameter
     * @param denominator θ1
     * @param settings method, architecture and training
     * @param run who is told, where the state is kept, when it must end
     * @return the estimator
     * @throws InvalidInputException if the sample cannot be trained on
     */
    public static LearnedRatio train(
            CoefficientSample sample,
            List<Prior> priors,
            ParameterPoint denominator,
            RatioSettings settings,
            TrainingRun run) {
        sample.info().requireTrainable();
        var source = new CoefficientSource(sample, priors, denominator, settings.pointsPerEvent());
        TrainingSource labelled = settings.method().learnsFromLabels() ? new DrawnLabels(source) : source;
        return train(new RatioTraining(labelled, sample.info(), denominator), settings, run);
    }

    /**
     * Trains an estimator on unweighted events that stay in their files; the same bits as in memory.
     *
     * @param stored events of many numerators and one denominator
     * @param settings method, architecture and training
     * @param run who is told, where the state is kept, when it must end
     * @return the estimator
     * @throws InvalidInputException if the events have several denominators, or the sample cannot be trained on
     */
    public static LearnedRatio train(StoredSample<RatioSample> stored, RatioSettings settings, TrainingRun run) {
        return train(RatioTraining.of(stored, settings), settings, run);
    }

    /**
     * Trains an estimator on weighted events that stay in their files; the same bits as in memory.
     *
     * @param stored every event with its polynomial in θ
     * @param priors the distribution of the numerators, one per parameter
     * @param denominator θ1
     * @param settings method, architecture and training
     * @param run who is told, where the state is kept, when it must end
     * @return the estimator
     * @throws InvalidInputException if the sample cannot be trained on
     */
    public static LearnedRatio train(
            StoredSample<CoefficientSample> stored,
            List<Prior> priors,
            ParameterPoint denominator,
            RatioSettings settings,
            TrainingRun run) {
        stored.info().requireTrainable();
        EventTotals totals = EventTotals.of(stored);
        int points = settings.pointsPerEvent();
        boolean labels = settings.method().learnsFromLabels();
        var source = new StoredBlocks<>(stored, sample -> {
            var weighted = new CoefficientSource(new EventPolynomials(sample, totals), priors, denominator, points);
            return labels ? new DrawnLabels(weighted) : weighted;
        });
        return train(new RatioTraining(source, stored.info(), denominator), settings, run);
    }

    private static LearnedRatio train(RatioTraining training, RatioSettings settings, TrainingRun run) {
        return new LearnedRatio(training.run(RatioForm.SINGLE, settings.loss(), settings, run));
    }

    /**
     * {@return the estimator in a model}
     *
     * @param model a model of one of the kinds of {@link RatioForm#SINGLE}
     * @throws InvalidInputException if it is of another kind
     */
    public static LearnedRatio of(Model model) {
        return new LearnedRatio(model.require(RatioForm.SINGLE.kinds()));
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

    @Override
    public Model model() {
        return model;
    }

    @Override
    public EnsembleMean convention() {
        return EnsembleMean.LOG_RATIO;
    }

    @Override
    public EventMatrix logRatios(EventMatrix x, EventMatrix numerators) {
        checkObservables(x);
        checkPoints(numerators);
        return model.mean(network -> network.table(numerators, x));
    }

    @Override
    public EventMatrix scores(EventMatrix x, ParameterPoint theta) {
        checkObservables(x);
        checkPoint(theta);
        EventMatrix point = EventMatrix.ofRows(theta.values());
        return model.mean(network -> network.thetaGradients(point, x));
    }
}
