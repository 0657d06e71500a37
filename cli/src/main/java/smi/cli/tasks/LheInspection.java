package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import smi.events.lhe.DeclaredWeight;
import smi.events.lhe.LheEvent;
import smi.events.lhe.LheHeader;
import smi.events.lhe.LheReader;
import smi.events.lhe.WeightCatalogue;
import smi.events.lhe.WeightKind;

/** What the header and the first event of a Les Houches file say. */
final class LheInspection {
    private LheInspection() {}

    static boolean isLesHouches(Path file) {
        return file.getFileName() != null && file.getFileName().toString().matches(".*\\.lhe(\\.gz)?");
    }

    static ObjectNode show(Path file, Console console) {
        try (LheReader reader = LheReader.open(file)) {
            LheHeader header = reader.header();
            List<DeclaredWeight> weights = WeightCatalogue.of(header).weights();
            List<String> undeclared = undeclared(reader.next(), weights);
            ObjectNode result = Json.object()
                    .put("kind", "les-houches")
                    .put("lhef_version", header.version())
                    .put("xsec_pb", header.crossSection());
            header.runSetting("event_norm").ifPresent(norm -> result.put("event_norm", norm));
            header.requestedEvents().ifPresent(n -> result.put("n_requested", n));
            header.nominalPdf().ifPresent(pdf -> result.put("pdf", pdf));
            ArrayNode list = result.putArray("weights");
            weights.forEach(weight -> list.add(json(weight)));
            result.set("undeclared_weights", Json.array(undeclared));
            say(header, weights, undeclared, console);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + file, e);
        }
    }

    private static List<String> undeclared(Optional<LheEvent> first, List<DeclaredWeight> weights) {
        List<String> declared = weights.stream().map(DeclaredWeight::id).toList();
        return first.map(event -> event.weightIds().names().stream()
                        .filter(id -> !declared.contains(id))
                        .toList())
                .orElse(List.of());
    }

    private static ObjectNode json(DeclaredWeight weight) {
        ObjectNode node = Json.object()
                .put("id", weight.id())
                .put("kind", weight.kind().label())
                .put("group", weight.weight().group())
                .put("combine", weight.weight().combine());
        if (weight.kind() == WeightKind.SCALE || weight.kind() == WeightKind.PDF) {
            node.put("mu_r", weight.muR()).put("mu_f", weight.muF());
            weight.pdf().ifPresent(pdf -> node.put("pdf", pdf));
            weight.dynamicalScale().ifPresent(choice -> node.put("dynamical_scale", choice));
        }
        return node.put("text", weight.weight().text());
    }

    private static void say(LheHeader header, List<DeclaredWeight> weights, List<String> undeclared, Console console) {
        console.say(String.format(
                Locale.ROOT,
                "Les Houches events, version %s, cross section %.5g pb%s",
                header.version(),
                header.crossSection(),
                header.runSetting("event_norm")
                        .map(norm -> ", event_norm " + norm)
                        .orElse("")));
        TextTable table = TextTable.of("weight", "kind", "muR", "muF", "pdf", "dynamical scale", "group");
        for (DeclaredWeight weight : weights) {
            boolean varied = weight.kind() == WeightKind.SCALE || weight.kind() == WeightKind.PDF;
            table.row(
                    weight.id(),
                    weight.kind().label(),
                    varied ? Double.toString(weight.muR()) : "",
                    varied ? Double.toString(weight.muF()) : "",
                    weight.pdf().isPresent() ? Integer.toString(weight.pdf().getAsInt()) : "",
                    weight.dynamicalScale().orElse(""),
                    weight.weight().group());
        }
        if (!weights.isEmpty()) {
            console.say(table);
        }
        String kinds = weights.stream()
                .collect(Collectors.groupingBy(DeclaredWeight::kind, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().label())
                .collect(Collectors.joining(", "));
        console.say("%d weights are declared%s".formatted(weights.size(), kinds.isEmpty() ? "" : ": " + kinds));
        if (!undeclared.isEmpty()) {
            console.say("in the events, but not declared: " + String.join(", ", undeclared));
        }
    }
}
