package smi.score;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import smi.augmentation.CoefficientSample;
import smi.augmentation.LocalSample;
import smi.events.EventMatrix;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;
import smi.networks.Model;
import smi.networks.ModelFile;
import smi.networks.NetworkSpec;
import smi.networks.SallyLoss;
import smi.networks.TrainedNetwork;
import smi.networks.Trainer;
import smi.networks.TrainingListener;
import smi.networks.TrainingSettings;

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

    private static final String PARTS = SallySettings.PARTS;
    private static final String NUISANCE = "nuisance_parameters";
    private static final String TRAINING_EVENTS = "effective_events";

    private final Model model;

    private Sally(Model model) {
        this.model = model;
    }

    /**
     * Trains an estimator on unweighted events. Where their joint scores have components for nuisance parameters, it
     * learns these as well.
     *
     * @param sample events drawn at one point, the reference, with nuisance parameters at their nominal values
     * @param settings architecture and training
     * @param listener is told about every epoch of the first network
     * @return the estimator
     * @throws InvalidInputException if the events were drawn at several points, or the sample cannot be trained on (see
     *     {@link smi.augmentation.SampleInfo#requireIndependentRows})
     */
    public static Sally train(LocalSample sample, SallySettings settings, TrainingListener listener) {
        return train(ScoreRows.of(sample), settings, listener);
    }

    /**
     * Trains an estimator on weighted events: each simulated event once, so that no noise of drawing is added.
     *
     * @param sample every event with its polynomial in θ
     * @param reference where the score is learned
     * @param settings architecture and training
     * @param listener is told about every epoch of the first network
     * @return the estimator
     * @throws InvalidInputException if the cross section is not positive there, or the sample cannot be trained on
     */
    public static Sally train(
            CoefficientSample sample, ParameterPoint reference, SallySettings settings, TrainingListener listener) {
        return train(ScoreRows.of(sample, reference), settings, listener);
    }

    /**
     * Trains one estimator for each point that the events were drawn at.
     *
     * @param sample events drawn at one or more points
     * @param settings architecture and training of each
     * @param listener is told about every epoch of the first network of each
     * @return the estimators, in the order in which the sample first has their points
     * @throws InvalidInputException as {@link #train(LocalSample, SallySettings, TrainingListener)}
     */
    public static List<Sally> trainEach(LocalSample sample, SallySettings settings, TrainingListener listener) {
        return ScoreRows.byPoint(sample).stream()
                .map(some -> train(some, settings, listener))
                .toList();
    }

    private static Sally train(ScoreRows rows, SallySettings settings, TrainingListener listener) {
        NetworkSpec spec = settings.architecture()
                .spec(rows.x().columns(), rows.parameters().size());
        List<TrainedNetwork> networks = new ArrayList<>();
        List<String> effective = new ArrayList<>();
        var seeds = new SplittableRandom(settings.training().seed());
        for (int part = 0; part < settings.parts(); part++) {
            int[] selected =
                    rows.part(part, settings.parts(), settings.training().seed());
            TrainingSettings own =
                    part == 0 ? settings.training() : settings.training().withSeed(seeds.nextLong());
            networks.addAll(Trainer.trainMembers(
                    settings.members(),
                    spec,
                    new SallyLoss(),
                    new ScoreSource(rows, selected),
                    own,
                    part == 0 ? listener : TrainingListener.silent()));
            effective.add(Double.toString(rows.effective(selected)));
        }
        Map<String, String> described = new LinkedHashMap<>(settings.describe());
        int physics = rows.info().space().dimension();
        described.put(
                NUISANCE,
                String.join(
                        ",",
                        rows.parameters().subList(physics, rows.parameters().size())));
        described.put(TRAINING_EVENTS, String.join(",", effective));
        var provenance = Provenance.of(
                "train", settings.training().seed(), rows.info().provenance().inputs(), described);
        return new Sally(new Model(
                settings.method(),
                rows.info().space(),
                rows.info().observables(),
                rows.reference(),
                networks,
                provenance));
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
        names.addAll(setting(NUISANCE));
        return List.copyOf(names);
    }

    /** The networks of each part follow each other in the model. */
    @Override
    public List<ScoreEstimator> parts() {
        int parts =
                setting(PARTS).isEmpty() ? 1 : Integer.parseInt(setting(PARTS).get(0));
        if (parts == 1) {
            return List.of(this);
        }
        int size = model.networks().size() / parts;
        List<String> effective = setting(TRAINING_EVENTS);
        return IntStream.range(0, parts)
                .mapToObj(part -> (ScoreEstimator) with(
                        model.networks().subList(part * size, (part + 1) * size), effective.subList(part, part + 1)))
                .toList();
    }

    @Override
    public List<ScoreEstimator> members() {
        return model.networks().size() == 1
                ? List.of(this)
                : model.networks().stream()
                        .map(network -> (ScoreEstimator) with(List.of(network), setting(TRAINING_EVENTS)))
                        .toList();
    }

    private Sally with(List<TrainedNetwork> networks, List<String> effective) {
        Provenance made = model.provenance();
        Map<String, String> settings = new LinkedHashMap<>(made.settings());
        settings.put(PARTS, "1");
        settings.put(TRAINING_EVENTS, String.join(",", effective));
        return new Sally(new Model(
                model.kind(),
                space(),
                observables(),
                reference(),
                networks,
                new Provenance(made.version(), made.command(), made.seed(), made.inputs(), settings)));
    }

    @Override
    public OptionalDouble trainingEvents() {
        List<String> effective = setting(TRAINING_EVENTS);
        return effective.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(
                        effective.stream().mapToDouble(Double::parseDouble).sum());
    }

    /** A list in the provenance; empty in models of other programs. */
    private List<String> setting(String name) {
        String text = model.provenance().settings().getOrDefault(name, "");
        return text.isEmpty() ? List.of() : List.of(text.split(","));
    }
}
