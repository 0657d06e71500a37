package smi.score;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import smi.augmentation.CoefficientSample;
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
import smi.networks.TrainingListener;
import smi.networks.TrainingRun;
import smi.networks.TrainingSupport;

/**
 * The score at a reference point, learned by regression of the joint score: the function of x that is nearest to
 * t(x,z|θ_ref) in the mean square is its conditional mean, E[t(x,z|θ_ref) | x] = t(x|θ_ref) (arXiv:1805.00020, section
 * III.C).
 */
public final class Sally implements ScoreEstimator {
    /** The kind of such models in model files. */
    public static final String KIND = "sally";

    /**
     * The kinds of models that hold such networks. {@code sallino} is the same network, meant for limits that use one
     * variable for each θ, the score along θ − θ_ref (see {@link CombinedScore#along}).
     */
    public static final List<String> KINDS = List.of(KIND, "sallino");

    private static final String NUISANCE = "nuisance_parameters";
    private static final String EFFECTIVE = "effective_events";

    private final Model model;
    private final List<String> effective;

    private Sally(Model model) {
        this(model, setting(model, EFFECTIVE));
    }

    private Sally(Model model, List<String> effective) {
        this.model = model;
        this.effective = effective;
    }

    /**
     * Trains an estimator on unweighted events. Where their joint scores have components for nuisance parameters, it
     * learns these as well.
     *
     * @param sample events drawn at one point, the reference, with nuisance parameters at their nominal values
     * @param settings architecture and training
     * @param run who is told, where the state is kept, when it must end
     * @return the estimator
     * @throws InvalidInputException if the events were drawn at several points, or the sample cannot be trained on (see
     *     {@link smi.augmentation.SampleInfo#requireIndependentRows})
     */
    public static Sally train(LocalSample sample, SallySettings settings, TrainingRun run) {
        double[] point =
                onlyPoint(points(sample).stream().map(sample.theta()::row).toList());
        return train(BlockSource.of(ScoredEvents.of(sample)), sample.info(), point, settings, run);
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
        double[] point = onlyPoint(stored.differentPoints(StoredSample.Points.THETA));
        return train(new StoredBlocks<>(stored, ScoredEvents::of), stored.info(), point, settings, run);
    }

    /**
     * Trains an estimator on weighted events: each simulated event once, so that no noise of drawing is added.
     *
     * @param sample every event with its polynomial in θ
     * @param reference where the score is learned
     * @param settings architecture and training
     * @param run who is told, where the state is kept, when it must end
     * @return the estimator
     * @throws InvalidInputException if the cross section is not positive there, or the sample cannot be trained on
     */
    public static Sally train(
            CoefficientSample sample, ParameterPoint reference, SallySettings settings, TrainingRun run) {
        BlockSource source = BlockSource.of(ScoredEvents.of(sample, reference));
        return train(source, sample.info(), reference.values(), settings, run);
    }

    /**
     * Trains one estimator for each point that the events were drawn at.
     *
     * @param sample events drawn at one or more points
     * @param settings architecture and training of each
     * @param run who is told; without checkpoints, which are those of one training
     * @return the estimators, in the order in which the sample first has their points
     * @throws InvalidInputException as {@link #train(LocalSample, SallySettings, TrainingRun)}
     */
    public static List<Sally> trainEach(LocalSample sample, SallySettings settings, TrainingListener run) {
        Map<List<Double>, List<Integer>> rows = new LinkedHashMap<>();
        for (int i = 0; i < sample.size(); i++) {
            List<Double> point = Arrays.stream(sample.theta().row(i)).boxed().toList();
            rows.computeIfAbsent(point, key -> new ArrayList<>()).add(i);
        }
        return rows.values().stream()
                .map(some -> some.stream().mapToInt(Integer::intValue).toArray())
                .map(some -> train(sample.selectRows(some), settings, run))
                .toList();
    }

    private static Sally train(
            BlockSource source, SampleInfo info, double[] point, SallySettings settings, TrainingRun run) {
        info.requireIndependentRows();
        int physics = info.space().dimension();
        for (int k = physics; k < point.length; k++) {
            if (point[k] != 0) {
                throw new InvalidInputException(
                        "the sample was drawn at %s = %s, but scores are learned at the nominal values of the nuisance parameters; draw it there"
                                .formatted(info.nuisanceParameters().get(k - physics), point[k]));
            }
        }
        ParameterPoint reference = info.space().point(Arrays.copyOf(point, physics));
        List<String> parameters = source.parameters();
        NetworkSpec spec = settings.architecture().spec(info.observables().size(), parameters.size());
        List<TrainedNetwork> networks =
                Trainer.trainMembers(settings.members(), spec, new SallyLoss(), source, settings.training(), run);
        Map<String, String> described = new LinkedHashMap<>(info.withLineage(settings.describe()));
        described.put(NUISANCE, String.join(",", parameters.subList(physics, parameters.size())));
        described.put(
                EFFECTIVE,
                Arrays.stream(EffectiveEvents.of(source, settings.training()))
                        .mapToObj(Double::toString)
                        .collect(Collectors.joining(",")));
        var provenance = Provenance.of(
                "train", settings.training().seed(), info.provenance().inputs(), described);
        var model = new Model(settings.method(), info.space(), info.observables(), reference, networks, provenance);
        return new Sally(model.withSupport(TrainingSupport.of(source)));
    }

    /** Two rows with different points; the first alone if there are none. */
    private static List<Integer> points(LocalSample sample) {
        double[] row = new double[sample.theta().columns()];
        for (int i = 0; i < sample.size(); i++) {
            sample.theta().copyRow(i, row, 0);
            if (!Arrays.equals(sample.theta().row(0), row)) {
                return List.of(0, i);
            }
        }
        return sample.size() == 0 ? List.of() : List.of(0);
    }

    private static double[] onlyPoint(List<double[]> points) {
        if (points.isEmpty()) {
            throw new InvalidInputException("the sample is empty; draw events at the reference point");
        }
        if (points.size() > 1) {
            throw new InvalidInputException(
                    "SALLY learns the score at one point, but the sample was drawn at %s and %s; draw all events at one point"
                            .formatted(Arrays.toString(points.get(0)), Arrays.toString(points.get(1))));
        }
        return points.get(0);
    }

    /**
     * {@return the estimator in a model}
     *
     * @param model a model of one of the {@link #KINDS}
     * @throws InvalidInputException if it is of another kind
     */
    public static Sally of(Model model) {
        return new Sally(model.require(KINDS));
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

    @Override
    public List<String> parameters() {
        List<String> names = new ArrayList<>(space().names());
        names.addAll(setting(model, NUISANCE));
        return List.copyOf(names);
    }

    @Override
    public List<ScoreEstimator> parts() {
        List<Model> parts = model.parts();
        return parts.size() == 1
                ? List.of(this)
                : IntStream.range(0, parts.size())
                        .mapToObj(part -> (ScoreEstimator) new Sally(
                                parts.get(part), effective.isEmpty() ? effective : List.of(effective.get(part))))
                        .toList();
    }

    @Override
    public List<ScoreEstimator> members() {
        return model.networks().size() == 1
                ? List.of(this)
                : IntStream.range(0, model.networks().size())
                        .mapToObj(k -> (ScoreEstimator) new Sally(model.member(k), effective))
                        .toList();
    }

    @Override
    public OptionalDouble trainingEvents() {
        return effective.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        effective.stream().mapToDouble(Double::parseDouble).sum());
    }

    /** A list in the provenance; empty in models of other programs. */
    private static List<String> setting(Model model, String name) {
        String text = model.provenance().settings().getOrDefault(name, "");
        return text.isEmpty() ? List.of() : List.of(text.split(","));
    }
}
