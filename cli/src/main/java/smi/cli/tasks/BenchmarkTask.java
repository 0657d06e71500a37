package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import smi.diagnostics.anchors.Anchor;
import smi.diagnostics.anchors.AnchorResult;
import smi.diagnostics.anchors.AnchorRun;
import smi.diagnostics.anchors.Anchors;
import smi.diagnostics.anchors.Effort;
import smi.morphing.InvalidInputException;
import smi.plots.AnchorFigures;

/**
 * Runs public cases with a known truth and compares with published numbers.
 *
 * @param name the benchmark, or {@code all}
 * @param seeds how many samples and trainings per figure
 * @param seed the first of them
 * @param quick whether small samples will do
 * @param plot the figure to draw, of one benchmark
 */
public record BenchmarkTask(String name, int seeds, long seed, boolean quick, Optional<Path> plot) implements Task {
    private static final String ALL = "all";

    /** Finds the benchmark. */
    public BenchmarkTask {
        if (name.equals(ALL) && plot.isPresent()) {
            throw new InvalidInputException("a figure shows one benchmark; name it instead of 'all'");
        }
        if (!name.equals(ALL)) {
            Anchors.of(name);
        }
    }

    @Override
    public String command() {
        return "benchmark";
    }

    @Override
    public List<Path> inputs() {
        return List.of();
    }

    @Override
    public List<Path> outputs() {
        return plot.stream().toList();
    }

    @Override
    public ObjectNode run(Context context) {
        List<Anchor> anchors = name.equals(ALL) ? Anchors.all() : List.of(Anchors.of(name));
        var run = new AnchorRun(quick ? Effort.QUICK : Effort.FULL, seed, seeds, context.threads());
        ObjectNode result = Json.object();
        List<AnchorResult> all = new ArrayList<>();
        ArrayNode benchmarks = Json.object().putArray("benchmarks");
        int experiments = anchors.stream().mapToInt(run::experiments).sum();
        try (Console.Progress progress = context.console().progress("benchmark", experiments)) {
            for (Anchor anchor : anchors) {
                List<AnchorResult> results = run.of(anchor, () -> progress.step(1));
                all.addAll(results);
                benchmarks.add(json(anchor, results));
                say(context.console(), anchor, results);
                plot.ifPresent(
                        file -> AnchorFigures.medians(anchor, results).picture().save(file));
            }
        }
        result.put("passed", all.stream().allMatch(AnchorResult::holds));
        result.set("benchmarks", benchmarks);
        return result;
    }

    private void say(Console console, Anchor anchor, List<AnchorResult> results) {
        console.say("%s: %s".formatted(anchor.name(), anchor.description()));
        console.say("%s, %d seed%s; published: %s"
                .formatted(anchor.figure(), seeds, seeds == 1 ? "" : "s", anchor.source()));
        TextTable table =
                TextTable.of("sample", "method", "median", "smallest", "largest", "published", "bar", "verdict");
        for (AnchorResult one : results) {
            table.row(
                    one.from().size(),
                    one.from().method(),
                    one.median(),
                    one.smallest(),
                    one.largest(),
                    text(one.from().published()),
                    text(one.from().bar()),
                    one.hasBar() ? one.holds() ? "pass" : "fail" : "");
        }
        console.say(table);
    }

    private static String text(OptionalDouble number) {
        return number.isPresent() ? Numbers.compact(number.getAsDouble()) : "";
    }

    private static ObjectNode json(Anchor anchor, List<AnchorResult> results) {
        ObjectNode node = Json.object()
                .put("name", anchor.name())
                .put("figure", anchor.figure())
                .put("source", anchor.source());
        ArrayNode cases = node.putArray("cases");
        for (AnchorResult one : results) {
            ObjectNode entry = cases.addObject()
                    .put("sample", one.from().size())
                    .put("method", one.from().method());
            one.from().published().ifPresent(number -> entry.put("published", number));
            one.from().bar().ifPresent(number -> entry.put("bar", number));
            entry.put("median", one.median()).put("mean", one.mean());
            entry.put("smallest", one.smallest()).put("largest", one.largest());
            if (one.hasBar()) {
                entry.put("passed", one.holds());
            }
            entry.set(
                    "values",
                    Json.array(one.values().stream()
                            .mapToDouble(Double::doubleValue)
                            .toArray()));
        }
        return node;
    }
}
