package smi.score;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import smi.augmentation.LocalSample;
import smi.augmentation.SampleInfo;
import smi.augmentation.hdf5.StoredSample;
import smi.events.EventMatrix;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;
import smi.networks.BlockSource;
import smi.networks.Model;
import smi.networks.ModelFile;
import smi.networks.NetworkSpec;
import smi.networks.SallyLoss;
import smi.networks.StoredBlocks;
import smi.networks.TrainedNetwork;
import smi.networks.Trainer;
import smi.networks.TrainingRun;

/**
 * The score at a reference point, learned by regression of the joint score: the function of x that is nearest to
 * t(x,z|θ_ref) in the mean square is its conditional mean, E[t(x,z|θ_ref) | x] = t(x|θ_ref) (arXiv:1805.00020, section
 * III.C).
 */
public final class Sally implements ScoreEstimator {
    /** The kind of such models in model files. */
    public static final String KIND = "sally";

    private final Model model;

    private Sally(Model model) {
        this.model = model;
    }

    /**
     * Trains an estimator.
     *
     * @param sample events drawn at one point, the reference
     * @param settings architecture and training
     * @param run who is told, where the state is kept, when it must end
     * @return the estimator
     * @throws InvalidInputException if the events were drawn at several points, or the sample cannot be trained on (see
     *     {@link smi.augmentation.SampleInfo#requireTrainable})
     */
    public static Sally train(LocalSample sample, SallySettings settings, TrainingRun run) {
        sample.info().requireTrainable();
        double[] reference = reference(sample);
        return train(BlockSource.of(new LocalSource(sample)), sample.info(), reference, settings, run);
    }

    /**
     * Trains an estimator on events that stay in their files; the same bits as in memory.
     *
     * @param stored events drawn at one point, the reference
     * @param settings architecture and training
     * @param run who is told, where the state is kept, when it must end
     * @return the estimator
     * @throws InvalidInputException if the events were drawn at several points, or the sample cannot be trained on
     */
    public static Sally train(StoredSample<LocalSample> stored, SallySettings settings, TrainingRun run) {
        stored.info().requireTrainable();
        List<double[]> points = stored.differentPoints(StoredSample.Points.THETA);
        if (points.isEmpty()) {
            throw empty();
        }
        if (points.size() > 1) {
            throw severalPoints(points.get(0), points.get(1));
        }
        var source = new StoredBlocks<>(stored, LocalSource::new);
        return train(source, stored.info(), points.get(0), settings, run);
    }

    private static Sally train(
            BlockSource source, SampleInfo info, double[] point, SallySettings settings, TrainingRun run) {
        ParameterPoint reference = info.space().point(point);
        NetworkSpec spec = settings.architecture().spec(info.observables().size(), reference.dimension());
        List<TrainedNetwork> networks =
                Trainer.trainMembers(settings.members(), spec, new SallyLoss(), source, settings.training(), run);
        var provenance = Provenance.of(
                "train", settings.training().seed(), info.provenance().inputs(), info.withLineage(settings.describe()));
        return new Sally(new Model(KIND, info.space(), info.observables(), reference, networks, provenance));
    }

    private static double[] reference(LocalSample sample) {
        if (sample.size() == 0) {
            throw empty();
        }
        double[] first = sample.theta().row(0);
        double[] row = first.clone();
        for (int i = 1; i < sample.size(); i++) {
            sample.theta().copyRow(i, row, 0);
            if (!Arrays.equals(first, row)) {
                throw severalPoints(first, row);
            }
        }
        return first;
    }

    private static InvalidInputException empty() {
        return new InvalidInputException("the sample is empty; draw events at the reference point");
    }

    private static InvalidInputException severalPoints(double[] one, double[] other) {
        return new InvalidInputException(
                "SALLY learns the score at one point, but the sample was drawn at %s and %s; draw all events at one point"
                        .formatted(Arrays.toString(one), Arrays.toString(other)));
    }

    /**
     * {@return the estimator in a model}
     *
     * @param model a model of kind {@value #KIND}
     * @throws InvalidInputException if it is of another kind
     */
    public static Sally of(Model model) {
        return new Sally(model.require(List.of(KIND)));
    }

    /**
     * {@return the estimator in a model file}
     *
     * @param path the file
     * @throws InvalidInputException if it is not usable or of another kind
     */
    public static Sally load(Path path) {
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
    public EventMatrix scores(EventMatrix x) {
        if (x.columns() != observables().size()) {
            throw new InvalidInputException("the estimator needs the %d observables %s, got %d columns"
                    .formatted(observables().size(), observables(), x.columns()));
        }
        return model.mean(network -> scores(network, x));
    }

    private static EventMatrix scores(TrainedNetwork network, EventMatrix x) {
        double[] scale = network.scaling().scoreScale();
        double[] scores = network.outputs(x).toArray();
        for (int i = 0; i < scores.length; i++) {
            scores[i] /= scale[i % scale.length];
        }
        return EventMatrix.of(x.rows(), scale.length, scores);
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
