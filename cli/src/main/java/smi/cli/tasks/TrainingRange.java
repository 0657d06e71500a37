package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import smi.diagnostics.RangeGuard;
import smi.events.EventMatrix;

/** Says how many events lie outside of where a model was trained. */
final class TrainingRange {
    private TrainingRange() {}

    /**
     * Adds {@code training_range} to a result and prints a line, loudly if the model has to extrapolate. Models that do not
     * know where they were trained add nothing.
     *
     * @param model the model
     * @param x events, with the observables of the model in its order
     */
    static void report(AnyModel model, EventMatrix x, ObjectNode result, Console console) {
        model.support().ifPresent(support -> {
            RangeGuard.Report report =
                    RangeGuard.of(support, model.observables()).report(x);
            result.set("training_range", json(report));
            if (report.suspicious()) {
                console.warn(text(report) + "; the model extrapolates there");
            } else {
                console.say(text(report));
            }
        });
    }

    private static String text(RangeGuard.Report report) {
        List<RangeGuard.Outside> outside =
                report.outside().stream().filter(o -> o.below() + o.above() > 0).toList();
        String where = outside.stream()
                .map(o -> o.name() + " " + (o.below() + o.above()))
                .collect(Collectors.joining(", "));
        return String.format(
                Locale.ROOT,
                "outside the range of the training: %d of %d events%s; isolated: %d of %d, %.1f expected",
                report.anyOutside(),
                report.events(),
                where.isEmpty() ? "" : " (" + where + ")",
                report.isolated(),
                report.scored(),
                report.expectedIsolated());
    }

    private static ObjectNode json(RangeGuard.Report report) {
        ObjectNode node = Json.object()
                .put("n_events", report.events())
                .put("n_outside", report.anyOutside())
                .put("n_scored", report.scored())
                .put("n_isolated", report.isolated())
                .put("n_isolated_expected", report.expectedIsolated())
                .put("isolated_p_value", report.probability())
                .put("suspicious", report.suspicious());
        ArrayNode list = node.putArray("observables");
        for (RangeGuard.Outside outside : report.outside()) {
            list.addObject()
                    .put("name", outside.name())
                    .put("low", outside.low())
                    .put("high", outside.high())
                    .put("below", outside.below())
                    .put("above", outside.above());
        }
        return node;
    }
}
