package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import smi.diagnostics.Check;
import smi.diagnostics.Diagnosis;
import smi.diagnostics.PointFigures;
import smi.diagnostics.Verdict;
import smi.events.EventSetup;
import smi.morphing.Benchmark;

/** A diagnosis as a table and as JSON. Points that are benchmarks are known by their names. */
record DiagnosisText(Optional<EventSetup> setup) {
    /** Digits that nobody reads in the middle of a point. */
    private static final Pattern LONG_NUMBER = Pattern.compile("-?\\d+\\.\\d{4,}(E-?\\d+)?");

    void print(Diagnosis diagnosis, double events, Console console) {
        TextTable table = TextTable.of("check", "deviation", "allowed", "verdict", "where");
        for (Check check : diagnosis.checks()) {
            table.row(
                    name(check.name()),
                    Numbers.withError(check.figure(), check.error()),
                    Numbers.compact(check.threshold()),
                    verdict(check.verdict()),
                    name(check.where()));
        }
        console.say(table);
        for (Check check : diagnosis.checks()) {
            if (check.verdict() != Verdict.PASS) {
                console.say("%s: %s: %s".formatted(verdict(check.verdict()), name(check.name()), check.meaning()));
            }
        }
        console.say("%s for measurements with %s events"
                .formatted(verdict(diagnosis.verdict()), Numbers.compact(Math.rint(events))));
    }

    ObjectNode json(Diagnosis diagnosis) {
        ObjectNode result = Json.object()
                .put("passed", Check.allHold(diagnosis.checks()))
                .put("verdict", verdict(diagnosis.verdict()));
        ArrayNode list = result.putArray("checks");
        for (Check check : diagnosis.checks()) {
            list.addObject()
                    .put("name", name(check.name()))
                    .put("where", name(check.where()))
                    .put("figure", check.figure())
                    .put("error", check.error())
                    .put("threshold", check.threshold())
                    .put("looks", check.looks())
                    .put("verdict", verdict(check.verdict()))
                    .put("meaning", check.meaning());
        }
        ArrayNode points = result.putArray("points");
        diagnosis.map().forEach(point -> points.add(json(point)));
        return result;
    }

    private static ObjectNode json(PointFigures point) {
        ObjectNode node = Json.object();
        node.set("theta", Json.point(point.theta()));
        return node.put("mean_ratio", point.meanRatio())
                .put("slope", point.slope())
                .put("n_effective", point.effectiveEvents())
                .put("closure", point.closure())
                .put("squared_distance", point.squaredDistance());
    }

    static String verdict(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    private String name(String text) {
        String name = text;
        for (Benchmark benchmark : setup.map(EventSetup::benchmarks).orElse(List.of())) {
            name = name.replace(benchmark.point().toString(), benchmark.name());
        }
        return LONG_NUMBER
                .matcher(name)
                .replaceAll(match -> Numbers.compact(
                        Double.parseDouble(String.format(Locale.ROOT, "%.3g", Double.parseDouble(match.group())))));
    }
}
