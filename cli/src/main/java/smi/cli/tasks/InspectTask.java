package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import smi.augmentation.Partition;
import smi.augmentation.Sample;
import smi.augmentation.SampleChecks;
import smi.augmentation.SampleInfo;
import smi.augmentation.SampleWeights;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.augmentation.WeightedEvents;
import smi.augmentation.hdf5.SampleFile;
import smi.events.EventSetup;
import smi.events.hdf5.EventFiles;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.NuisanceParameter;
import smi.morphing.Parameter;

/**
 * What is in a file.
 *
 * @param files event files (together one event set), sample files (together one sample), a model, or a Les Houches file
 */
public record InspectTask(List<Path> files) implements Task {

    public InspectTask {
        files = List.copyOf(files);
    }

    @Override
    public String command() {
        return "inspect";
    }

    @Override
    public List<Path> inputs() {
        return files;
    }

    @Override
    public ObjectNode run(Context context) {
        Path first = files.get(0);
        if (LheInspection.isLesHouches(first)) {
            return lesHouches(context.console());
        }
        if (Models.isModel(first)) {
            return Models.inspect(first, context.console());
        }
        return SampleFile.isSample(first) ? sample(context.console()) : events(context.console());
    }

    private ObjectNode lesHouches(Console console) {
        if (files.size() > 1) {
            throw new InvalidInputException("%s: Les Houches files are shown one at a time; give one of the %d"
                    .formatted(files.get(0), files.size()));
        }
        return LheInspection.show(files.get(0), console);
    }

    private ObjectNode events(Console console) {
        EventFiles source = EventFiles.open(files);
        EventSetup setup = source.setup();
        ObjectNode result = Json.object().put("kind", "events");
        ArrayNode parameters = result.putArray("parameters");
        setup.space().parameters().forEach(p -> parameters.add(parameter(p)));
        console.say("%d events%s"
                .formatted(
                        source.size(),
                        source.counts().background() == 0
                                ? ""
                                : ", %d of them background"
                                        .formatted(source.counts().background())));
        names(console, "parameters", setup.space().names());
        names(console, "observables", setup.observableNames());
        names(console, "nuisance parameters", nuisanceParameters(setup));
        benchmarks(result, source, console);
        result.set("observables", Json.array(setup.observableNames()));
        result.put("n_events", source.size());
        result.put("n_background", source.counts().background());
        result.set("nuisance_parameters", Json.array(nuisanceParameters(setup)));
        result.put(
                "morphing_components",
                setup.morphing().map(m -> m.components().count()).orElse(0));
        source.provenance().ifPresent(p -> result.put("made_by", "smi " + p.version() + ", " + p.command()));
        return result;
    }

    private static List<String> nuisanceParameters(EventSetup setup) {
        return setup.nuisanceParameters().stream().map(NuisanceParameter::name).toList();
    }

    private static void names(Console console, String what, List<String> names) {
        if (!names.isEmpty()) {
            console.say(what + ": " + String.join(", ", names));
        }
    }

    private static ObjectNode parameter(Parameter p) {
        ObjectNode node = Json.object()
                .put("name", p.name())
                .put("lha_block", p.lhaBlock())
                .put("lha_id", p.lhaId())
                .put("max_power", p.maxPower());
        node.set("range", Json.array(p.rangeMin(), p.rangeMax()));
        return node;
    }

    private static void benchmarks(ObjectNode result, EventFiles source, Console console) {
        EventSetup setup = source.setup();
        double[][] sigma = crossSections(source);
        ArrayNode list = result.putArray("benchmarks");
        ObjectNode counts = result.putObject("signal_events_per_benchmark");
        for (int b = 0; b < setup.benchmarks().size(); b++) {
            Benchmark benchmark = setup.benchmarks().get(b);
            list.addObject().put("name", benchmark.name()).set("theta", Json.point(benchmark.point()));
            counts.put(benchmark.name(), source.counts().signal()[b]);
        }
        ObjectNode sigmas = result.putObject("xsec_pb");
        ObjectNode errors = result.putObject("xsec_error_pb");
        for (int b = 0; b < setup.weightColumns().size(); b++) {
            sigmas.put(setup.weightColumns().get(b), sigma[0][b]);
            errors.put(setup.weightColumns().get(b), sigma[1][b]);
        }
        console.say(table(source, sigma));
    }

    private static TextTable table(EventFiles source, double[][] sigma) {
        EventSetup setup = source.setup();
        List<String> header = new ArrayList<>(List.of("benchmark"));
        header.addAll(setup.space().names());
        header.addAll(List.of("events", "xsec [pb]"));
        TextTable table = TextTable.of(header);
        for (int b = 0; b < setup.weightColumns().size(); b++) {
            List<Object> row = new ArrayList<>(List.of(setup.weightColumns().get(b)));
            // the columns behind the benchmarks are the weights of a systematic variation, not of a θ
            row.addAll(
                    b < setup.benchmarks().size()
                            ? PointTable.row(
                                    setup.benchmarks().get(b).point(),
                                    source.counts().signal()[b])
                            : Collections.nCopies(setup.space().dimension() + 1, ""));
            row.add(Numbers.withError(sigma[0][b], sigma[1][b]));
            table.row(row);
        }
        return table;
    }

    /** Cross sections and their errors; a setup without events has none. */
    private static double[][] crossSections(EventFiles source) {
        if (source.size() == 0) {
            int columns = source.setup().weightColumns().size();
            return new double[2][columns];
        }
        var weighted = WeightedEvents.of(source, Partition.ALL, Split.defaults(), SamplingFactors.MIXTURE);
        return new double[][] {weighted.benchmarkCrossSections(), weighted.benchmarkCrossSectionErrors()};
    }

    private ObjectNode sample(Console console) {
        Sample sample = SampleFile.read(files);
        SampleInfo info = sample.info();
        String kind = SampleFile.kind(sample);
        ObjectNode result = Json.object()
                .put("kind", "sample")
                .put("sample_kind", kind)
                .put("n_files", files.size())
                .put("n_samples", sample.size())
                .put("n_effective", info.effectiveSize())
                .put("partition", info.partition().label())
                .put("made_by", "smi " + info.provenance().version());
        result.set("parameters", Json.array(info.space().names()));
        result.set("observables", Json.array(info.observables()));
        console.say("%s sample of %d events from the %s partition (effective size %.0f)%s"
                .formatted(
                        kind,
                        sample.size(),
                        info.partition().label(),
                        info.effectiveSize(),
                        files.size() == 1 ? "" : ", in %d files".formatted(files.size())));
        names(console, "parameters", info.space().names());
        names(console, "observables", info.observables());
        checks(sample, result, console);
        return result;
    }

    /** The means that must hold on every sample of its kind. */
    private static void checks(Sample sample, ObjectNode result, Console console) {
        SampleWeights weights = sample.info().weights();
        result.put("inverse_largest_probability", weights.inverseLargestProbability())
                .put("largest_weight_share", weights.largestShare())
                .put("negative_weights", weights.negativeWeights().label())
                .put("negative_weight_share", weights.negativeShare());
        result.set("warnings", Json.array(sample.info().warnings()));
        ArrayNode list = result.putArray("checks");
        TextTable table = TextTable.of("check", "expected", "found", "error", "pull");
        List<SampleChecks.Check> checks = SampleChecks.of(sample);
        for (SampleChecks.Check check : checks) {
            list.addObject()
                    .put("name", check.name())
                    .put("expected", check.expected())
                    .put("value", check.value())
                    .put("error", check.error())
                    .put("events", check.rows());
            table.row(check.name(), check.expected(), check.value(), check.error(), check.pull());
        }
        if (!checks.isEmpty()) {
            console.say(table);
        }
    }
}
