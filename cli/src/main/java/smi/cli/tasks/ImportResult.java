package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import smi.events.Systematic;
import smi.events.lhe.ImportedEvents;
import smi.events.lhe.SampleReport;
import smi.events.lhe.SystematicReport;
import smi.events.lhe.SystematicReport.Found;
import smi.events.observables.CutFlow;
import smi.morphing.Benchmark;
import smi.morphing.NuisanceParameter;

/** What an import has done, as tables and as JSON. */
final class ImportResult {
    /** More weights than this are named by the first and the last. */
    private static final int NAMED = 4;

    private final ImportedEvents events;
    private final Console console;
    private final ObjectNode result = Json.object();

    private ImportResult(ImportedEvents events, Console console) {
        this.events = events;
        this.console = console;
    }

    static ObjectNode show(ImportedEvents events, List<Path> written, Console console) {
        var shown = new ImportResult(events, console);
        shown.samples();
        shown.systematics();
        shown.cutFlow();
        CutFlow flow = events.report().cutFlow();
        shown.result.set(
                "files", Json.array(written.stream().map(Path::toString).toList()));
        console.say("%d of %d events pass the cuts: %s"
                .formatted(flow.accepted(), flow.read(), EventWriting.names(written)));
        return shown.result;
    }

    private void cutFlow() {
        CutFlow flow = events.report().cutFlow();
        result.put("n_read", flow.read()).put("n_events", flow.accepted());
        result.set("cut_flow", rejections(flow));
        TextTable table = TextTable.of("step", "events", "rejected");
        long left = flow.read();
        table.row("read", left, "");
        for (CutFlow.Rejection rejection : flow.rejections()) {
            left -= rejection.events();
            table.row(rejection.reason(), left, rejection.events());
        }
        console.say(table);
    }

    private static ArrayNode rejections(CutFlow flow) {
        ArrayNode list = Json.object().putArray("cut_flow");
        flow.rejections()
                .forEach(r -> list.addObject().put("reason", r.reason()).put("rejected", r.events()));
        return list;
    }

    private void samples() {
        ArrayNode list = result.putArray("samples");
        TextTable table = TextTable.of("file", "sampled at", "k-factor", "read", "pass", "negative", "xsec [pb]");
        for (SampleReport report : events.report().samples()) {
            String origin = report.sample().sampledFrom().orElse("background");
            list.add(json(report, origin));
            table.row(
                    report.sample().file().getFileName(),
                    origin,
                    report.sample().kFactor(),
                    report.cutFlow().read(),
                    report.cutFlow().accepted(),
                    report.negativeWeights(),
                    String.format(Locale.ROOT, "%.5g", report.crossSections()[column(report)]));
        }
        console.say(table);
    }

    private int column(SampleReport report) {
        return report.sample().sampledFrom().map(events.setup()::benchmarkIndex).orElse(0);
    }

    private ObjectNode json(SampleReport report, String origin) {
        ObjectNode node = Json.object()
                .put("file", report.sample().file().toString())
                .put("sampled_at", origin)
                .put("k_factor", report.sample().kFactor())
                .put("n_read", report.cutFlow().read())
                .put("n_events", report.cutFlow().accepted())
                .put("n_negative_weights", report.negativeWeights());
        node.set("cut_flow", rejections(report.cutFlow()));
        List<Benchmark> benchmarks = events.setup().benchmarks();
        ObjectNode sigma = node.putObject("xsec_pb");
        for (int b = 0; b < benchmarks.size(); b++) {
            sigma.put(benchmarks.get(b).name(), report.crossSections()[b]);
        }
        return node;
    }

    private void systematics() {
        List<String> parameters = events.setup().nuisanceParameters().stream()
                .map(NuisanceParameter::name)
                .toList();
        result.set("nuisance_parameters", Json.array(parameters));
        ArrayNode list = result.putArray("systematics");
        TextTable table = TextTable.of("systematic", "asked", "file", "found", "weights");
        for (SystematicReport report : events.report().systematics()) {
            list.add(json(report));
            rows(report, table);
        }
        if (!list.isEmpty()) {
            console.say(table);
        }
    }

    private static void rows(SystematicReport report, TextTable table) {
        Systematic asked = report.asked().description();
        String what = "norm".equals(asked.type()) || "None".equals(asked.scale())
                ? asked.type() + " " + asked.value()
                : asked.scale() + " " + asked.value();
        List<Path> files = report.found().stream().map(Found::file).distinct().toList();
        for (Path file : files) {
            List<Found> found =
                    report.found().stream().filter(f -> f.file().equals(file)).toList();
            List<String> ids = new ArrayList<>();
            found.forEach(f -> ids.addAll(f.ids()));
            String variations = found.get(0).what()
                    + (found.size() == 1
                            ? ""
                            : " to " + found.get(found.size() - 1).what());
            table.row(asked.name(), what, file.getFileName(), variations, shortened(ids));
        }
        report.unaffected().forEach(file -> table.row(asked.name(), what, file.getFileName(), "not concerned", ""));
    }

    private static String shortened(List<String> ids) {
        return ids.size() <= NAMED
                ? String.join(", ", ids)
                : "%s, %s, … %s (%d)".formatted(ids.get(0), ids.get(1), ids.get(ids.size() - 1), ids.size());
    }

    private static ObjectNode json(SystematicReport report) {
        Systematic asked = report.asked().description();
        ObjectNode node = Json.object()
                .put("name", asked.name())
                .put("type", asked.type())
                .put("value", asked.value())
                .put("scale", asked.scale());
        node.set("nuisance_parameters", Json.array(report.nuisanceParameters()));
        ArrayNode found = node.putArray("found");
        for (Found f : report.found()) {
            found.addObject()
                    .put("file", f.file().toString())
                    .put("nuisance_parameter", f.nuisanceParameter())
                    .put("variation", f.what())
                    .set("weight_ids", Json.array(f.ids()));
        }
        node.set(
                "not_concerned",
                Json.array(report.unaffected().stream().map(Path::toString).toList()));
        return node;
    }
}
