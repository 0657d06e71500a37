package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import smi.augmentation.Partition;
import smi.augmentation.WeightedEvents;
import smi.diagnostics.Check;
import smi.diagnostics.Diagnostics;
import smi.events.EventSetup;
import smi.limits.LogRatioTable;
import smi.morphing.Benchmark;
import smi.morphing.ParameterPoint;

/**
 * Checks of a model on the test partition of the events.
 *
 * @param model the model
 * @param events the events
 * @param thetas where a ratio is checked; none: at all benchmarks
 * @param anyPartition whether a model may be checked on events that it was trained on
 */
public record DiagnoseTask(Path model, EventSelection events, List<String> thetas, boolean anyPartition)
        implements Task {
    /** A deviation of five per cent changes a limit by less than its usual systematic uncertainties. */
    private static final double THRESHOLD = 0.05;

    private static final double ENOUGH_EVENTS = 1000;

    @Override
    public String command() {
        return "diagnose";
    }

    @Override
    public List<Path> inputs() {
        List<Path> files = new ArrayList<>(List.of(model));
        files.addAll(events.files());
        return List.copyOf(files);
    }

    @Override
    public void check(EventSetup setup) {
        points(setup);
    }

    @Override
    public ObjectNode run(Context context) {
        WeightedEvents test = events.weighted(Partition.TEST, this);
        List<Check> checks = checks(test);
        ObjectNode result = Json.object().put("passed", Check.allHold(checks));
        ArrayNode list = result.putArray("checks");
        TextTable table = TextTable.of("check", "deviation", "allowed", "verdict");
        for (Check check : checks) {
            String verdict = check.verdict().name().toLowerCase(Locale.ROOT);
            String name = named(check.name(), test.setup());
            table.row(
                    name,
                    Numbers.withError(check.figure(), check.error()),
                    Numbers.compact(check.threshold()),
                    verdict);
            list.addObject()
                    .put("name", name)
                    .put("figure", check.figure())
                    .put("error", check.error())
                    .put("threshold", check.threshold())
                    .put("verdict", verdict);
        }
        context.console().say(table);
        return result;
    }

    /** Points that are benchmarks are known by their names. */
    private static String named(String check, EventSetup setup) {
        String name = check;
        for (Benchmark benchmark : setup.benchmarks()) {
            name = name.replace(benchmark.point().toString(), benchmark.name());
        }
        return name;
    }

    private List<Check> checks(WeightedEvents test) {
        AnyModel read = Models.read(model);
        if (!anyPartition) {
            Place.check(model, () -> SeenEvents.of(read.provenance()).requireUnseen(test));
        }
        Optional<Path> file = Optional.of(model);
        List<Check> checks = new ArrayList<>();
        if (read.ratio().isEmpty()) {
            Models.Score score = Models.score(file, test.setup());
            checks.addAll(weights(read, test));
            checks.addAll(Diagnostics.score(score.function(), score.reference(), test, THRESHOLD));
        } else {
            LogRatioTable ratio = Models.ratio(file, test.setup());
            checks.addAll(weights(read, test));
            checks.addAll(Diagnostics.ratio(ratio, read.reference(), points(test.setup()), test, THRESHOLD));
        }
        return List.copyOf(checks);
    }

    private static List<Check> weights(AnyModel read, WeightedEvents test) {
        return Diagnostics.weights(read.reference(), test, ENOUGH_EVENTS);
    }

    private List<ParameterPoint> points(EventSetup setup) {
        return thetas.isEmpty()
                ? setup.benchmarks().stream().map(Benchmark::point).toList()
                : Points.parse(thetas, setup);
    }
}
