package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import smi.cli.setup.LheInput;
import smi.cli.setup.Setup;
import smi.events.lhe.ImportedEvents;
import smi.events.lhe.LheImport;
import smi.events.lhe.SampleReport;
import smi.events.observables.CutFlow;

/**
 * Les Houches events to an event file.
 *
 * @param setup the setup file
 * @param files the event files; if there is none, those that the setup lists
 * @param seed seed of the order in which the events are mixed
 * @param output the event file
 */
public record ImportTask(Path setup, List<LheInput> files, long seed, Path output) implements Task {

    public ImportTask {
        files = List.copyOf(files);
    }

    @Override
    public String command() {
        return "import";
    }

    @Override
    public List<Path> inputs() {
        List<Path> inputs = new ArrayList<>(List.of(setup));
        (files.isEmpty() ? Setup.read(setup).listedFiles() : files).forEach(f -> inputs.add(f.file()));
        return List.copyOf(inputs);
    }

    @Override
    public List<Path> outputs() {
        return List.of(output);
    }

    @Override
    public ObjectNode run(Context context) {
        Setup content = Setup.read(setup);
        ImportedEvents events = LheImport.run(Place.at(setup, () -> content.importSettings(files, seed)));
        List<Path> written = EventWriting.write(events, output, context);
        context.console().warn(events.report().remarks());
        CutFlow flow = events.report().cutFlow();
        print(flow, context.console());
        ObjectNode result = Json.object().put("n_read", flow.read()).put("n_events", flow.accepted());
        ArrayNode rejections = result.putArray("cut_flow");
        flow.rejections()
                .forEach(r -> rejections.addObject().put("reason", r.reason()).put("rejected", r.events()));
        ArrayNode samples = result.putArray("samples");
        events.report().samples().forEach(s -> samples.add(json(s, events)));
        result.set("files", Json.array(written.stream().map(Path::toString).toList()));
        context.console()
                .say("%d of %d events pass the cuts: %s"
                        .formatted(flow.accepted(), flow.read(), EventWriting.names(written)));
        return result;
    }

    private static ObjectNode json(SampleReport report, ImportedEvents events) {
        ObjectNode node = Json.object()
                .put("file", report.sample().file().toString())
                .put("sampled_at", report.sample().sampledFrom().orElse("background"))
                .put("n_read", report.cutFlow().read())
                .put("n_events", report.cutFlow().accepted())
                .put("n_negative_weights", report.negativeWeights());
        ObjectNode sigma = node.putObject("xsec_pb");
        for (int b = 0; b < report.crossSections().length; b++) {
            sigma.put(events.setup().benchmarks().get(b).name(), report.crossSections()[b]);
        }
        return node;
    }

    private static void print(CutFlow flow, Console console) {
        TextTable table = TextTable.of("step", "events", "rejected");
        long left = flow.read();
        table.row("read", left, "");
        for (CutFlow.Rejection rejection : flow.rejections()) {
            left -= rejection.events();
            table.row(rejection.reason(), left, rejection.events());
        }
        console.say(table);
    }
}
