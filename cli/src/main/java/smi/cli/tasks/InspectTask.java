package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import smi.augmentation.Partition;
import smi.augmentation.Sample;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.augmentation.WeightedEvents;
import smi.augmentation.hdf5.SampleFile;
import smi.events.EventSetup;
import smi.events.hdf5.EventFiles;
import smi.morphing.Benchmark;
import smi.morphing.Parameter;

/**
 * What is in a file.
 *
 * @param files event files (together one event set), a sample, or a model
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
    public long seed() {
        return 0;
    }

    @Override
    public List<Path> inputs() {
        return files;
    }

    @Override
    public List<Path> outputs() {
        return List.of();
    }

    @Override
    public ObjectNode run(Context context) {
        Path first = files.get(0);
        if (Models.isModel(first)) {
            return Models.inspect(first, context.console());
        }
        return SampleFile.isSample(first) ? sample(first, context.console()) : events(context.console());
    }

    private ObjectNode events(Console console) {
        EventFiles source = EventFiles.open(files);
        EventSetup setup = source.setup();
        ObjectNode result = Json.object().put("kind", "events");
        ArrayNode parameters = result.putArray("parameters");
        for (Parameter p : setup.space().parameters()) {
            parameters
                    .addObject()
                    .put("name", p.name())
                    .put("lha_block", p.lhaBlock())
                    .put("lha_id", p.lhaId())
                    .put("max_power", p.maxPower())
                    .set("range", Json.array(p.rangeMin(), p.rangeMax()));
        }
        benchmarks(result, source, console);
        result.set("observables", Json.array(setup.observableNames()));
        result.put("n_events", source.size());
        result.put("n_background", source.counts().background());
        result.set(
                "nuisance_parameters",
                Json.array(
                        setup.nuisanceParameters().stream().map(n -> n.name()).toList()));
        result.put(
                "morphing_components",
                setup.morphing().map(m -> m.components().count()).orElse(0));
        source.provenance().ifPresent(p -> result.put("made_by", "smi " + p.version() + ", " + p.command()));
        console.say("observables: " + String.join(", ", setup.observableNames()));
        return result;
    }

    private static void benchmarks(ObjectNode result, EventFiles source, Console console) {
        EventSetup setup = source.setup();
        boolean any = source.size() > 0;
        WeightedEvents weighted =
                any ? WeightedEvents.of(source, Partition.ALL, Split.defaults(), SamplingFactors.MIXTURE) : null;
        double[] sigma = any
                ? weighted.benchmarkCrossSections()
                : new double[setup.weightColumns().size()];
        double[] error = any ? weighted.benchmarkCrossSectionErrors() : sigma;
        console.say("%d events, %d of them background; parameters %s"
                .formatted(
                        source.size(),
                        source.counts().background(),
                        setup.space().names()));
        TextTable table = TextTable.of("benchmark", "theta", "generated", "xsec [pb]", "error [pb]");
        ArrayNode list = result.putArray("benchmarks");
        ObjectNode counts = result.putObject("signal_events_per_benchmark");
        ObjectNode sigmas = result.putObject("xsec_pb");
        ObjectNode errors = result.putObject("xsec_error_pb");
        for (int b = 0; b < sigma.length; b++) {
            String name = setup.weightColumns().get(b);
            sigmas.put(name, sigma[b]);
            errors.put(name, error[b]);
            if (b < setup.benchmarks().size()) {
                Benchmark benchmark = setup.benchmarks().get(b);
                list.addObject().put("name", name).set("theta", Json.point(benchmark.point()));
                counts.put(name, source.counts().signal()[b]);
                table.row(name, benchmark.point().values(), source.counts().signal()[b], sigma[b], error[b]);
            } else {
                table.row(name, "nuisance", "", sigma[b], error[b]);
            }
        }
        console.say(table);
    }

    private static ObjectNode sample(Path file, Console console) {
        Sample sample = SampleFile.read(file);
        ObjectNode result = Json.object()
                .put("kind", sample.getClass().getSimpleName())
                .put("n_samples", sample.size())
                .put("n_effective", sample.info().effectiveSize())
                .put("partition", sample.info().partition().label())
                .put("made_by", "smi " + sample.info().provenance().version());
        result.set("parameters", Json.array(sample.info().space().names()));
        result.set("observables", Json.array(sample.info().observables()));
        console.say("%s of %d events from the %s partition; parameters %s; observables %s"
                .formatted(
                        sample.getClass().getSimpleName(),
                        sample.size(),
                        sample.info().partition().label(),
                        sample.info().space().names(),
                        sample.info().observables()));
        return result;
    }
}
