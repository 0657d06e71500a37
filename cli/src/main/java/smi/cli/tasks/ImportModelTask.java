package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import smi.events.EventSetup;
import smi.events.Provenance;
import smi.events.hdf5.EventFiles;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.networks.Activation;
import smi.networks.Architecture;
import smi.networks.Model;
import smi.networks.ModelFile;
import smi.networks.NetworkSpec;
import smi.networks.madminer.EstimatorType;
import smi.networks.madminer.MadMinerEstimator;
import smi.ratio.RatioForm;
import smi.ratio.RatioMethod;
import smi.score.Sally;

/**
 * An estimator that MadMiner trained, as a model.
 *
 * @param estimator the beginning of its files' names, or its folder, or the folder of an ensemble, or one JSON file
 * @param events event files (together one event set) with the parameters and observables that it was trained for
 * @param reference θ1 of a likelihood ratio, or where the score is estimated; empty: the reference benchmark of the events
 * @param method the loss that a ratio estimator was trained with; empty: as its files or their names say
 * @param observables names of the columns of x in training; empty: all observables of the events
 * @param activation the nonlinearity, where the settings are ambiguous
 * @param output the model file
 */
public record ImportModelTask(
        Path estimator,
        List<Path> events,
        Optional<String> reference,
        Optional<String> method,
        Optional<List<String>> observables,
        Optional<String> activation,
        Path output)
        implements Task {

    public ImportModelTask {
        events = List.copyOf(events);
        method.map(ImportModelTask::withoutSuffix).ifPresent(RatioMethod::of);
        activation.ifPresent(Activation::of);
    }

    @Override
    public String command() {
        return "import-model";
    }

    @Override
    public List<Path> inputs() {
        List<Path> inputs = new ArrayList<>(MadMinerEstimator.files(estimator));
        inputs.addAll(events);
        return List.copyOf(inputs);
    }

    @Override
    public List<Path> outputs() {
        return List.of(output);
    }

    @Override
    public ObjectNode run(Context context) {
        EventSetup setup = EventFiles.open(events).setup();
        MadMinerEstimator saved =
                withoutNuisance(MadMinerEstimator.read(estimator, activation.map(Activation::of)), setup, context);
        String point = reference.orElse(setup.referenceBenchmark());
        ParameterPoint theta = Points.parse(point, setup);
        List<String> columns = observables.orElse(setup.observableNames());
        columns.forEach(setup::observableIndex);
        Model model = Place.at(
                estimator, () -> saved.model(kind(saved), setup.space(), columns, theta, provenance(saved, context)));
        ModelFile.write(output, model);
        print(model, point, context.console());
        return result(model);
    }

    /** Its score estimators know nuisance parameters, too, behind the others. */
    private MadMinerEstimator withoutNuisance(MadMinerEstimator saved, EventSetup setup, Context context) {
        int nuisance = setup.nuisanceParameters().size();
        int physics = setup.space().dimension();
        if (saved.type() != EstimatorType.SCORE || nuisance == 0 || saved.parameters() != physics + nuisance) {
            return saved;
        }
        context.console()
                .warn(List.of(
                        "the scores in the %d nuisance parameters are left out: this model has the score in %s at their nominal values"
                                .formatted(
                                        nuisance,
                                        String.join(", ", setup.space().names()))));
        return saved.firstParameters(physics);
    }

    /** What is known of the training; its sample, seed and settings are not in the files. */
    private Provenance provenance(MadMinerEstimator saved, Context context) {
        NetworkSpec spec = saved.networks().get(0).spec();
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("imported_from", "MadMiner");
        settings.put("estimator_type", saved.type().label());
        settings.put("architecture", new Architecture(spec.hidden(), spec.activation()).toString());
        settings.put("members", Integer.toString(saved.networks().size()));
        return Provenance.of(command(), seed(), context.provenance().inputs(), settings);
    }

    private String kind(MadMinerEstimator saved) {
        if (saved.type() == EstimatorType.SCORE) {
            return Sally.KIND;
        }
        return method.or(saved::method)
                .or(this::methodInName)
                .map(label -> form(saved).kind(RatioMethod.of(withoutSuffix(label))))
                .orElseThrow(() -> new InvalidInputException(
                        "the files do not say with which loss the network was trained; give --method alices, or one of %s"
                                .formatted(String.join(", ", RatioMethod.labels()))));
    }

    private static RatioForm form(MadMinerEstimator saved) {
        return saved.type() == EstimatorType.DOUBLE_RATIO ? RatioForm.ANTISYMMETRIC : RatioForm.SINGLE;
    }

    /** The losses of two hypotheses are called alices2, rolr2, …. */
    private static String withoutSuffix(String label) {
        return label.endsWith("2") ? label.substring(0, label.length() - 1) : label;
    }

    /** The longest method in the name of the files, since alices is no alice. */
    private Optional<String> methodInName() {
        String name = estimator.toAbsolutePath().getFileName().toString();
        return Stream.of(name.split("[^A-Za-z]+"))
                .filter(RatioMethod.labels()::contains)
                .max(Comparator.comparingInt(String::length));
    }

    private void print(Model model, String point, Console console) {
        NetworkSpec spec = model.networks().get(0).spec();
        console.say("%s of %s, %d network%s of %s, %s %s%s: %s"
                .formatted(
                        model.kind(),
                        String.join(", ", model.space().names()),
                        model.networks().size(),
                        model.networks().size() == 1 ? "" : "s",
                        new Architecture(spec.hidden(), spec.activation()),
                        model.kind().equals(Sally.KIND) ? "at" : "relative to",
                        Numbers.point(model.reference()),
                        reference.isPresent() ? "" : " (%s; --reference says otherwise)".formatted(point),
                        output));
    }

    private static ObjectNode result(Model model) {
        ObjectNode result = Json.object()
                .put("method", model.kind())
                .put("n_networks", model.networks().size())
                .put("architecture", model.networks().get(0).spec().toString());
        result.set("parameters", Json.array(model.space().names()));
        result.set("observables", Json.array(model.observables()));
        result.set("reference", Json.point(model.reference()));
        return result;
    }
}
