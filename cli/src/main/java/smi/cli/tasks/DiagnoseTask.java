package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smi.augmentation.Partition;
import smi.augmentation.WeightedEvents;
import smi.diagnostics.Check;
import smi.diagnostics.Diagnostics;
import smi.morphing.ParameterPoint;
import smi.networks.Model;
import smi.networks.ModelFile;
import smi.score.Sally;

/**
 * Checks of a model on the test partition of the events.
 *
 * @param model the model
 * @param events the events
 * @param thetas where a ratio is checked; none: at all benchmarks
 */
public record DiagnoseTask(Path model, EventSelection events, List<String> thetas) implements Task {
    /** A deviation of five per cent changes a limit by less than its usual systematic uncertainties. */
    private static final double THRESHOLD = 0.05;

    private static final double ENOUGH_EVENTS = 1000;

    @Override
    public String command() {
        return "diagnose";
    }

    @Override
    public long seed() {
        return 0;
    }

    @Override
    public List<Path> inputs() {
        List<Path> files = new ArrayList<>(List.of(model));
        files.addAll(events.files());
        return List.copyOf(files);
    }

    @Override
    public List<Path> outputs() {
        return List.of();
    }

    @Override
    public ObjectNode run(Context context) {
        WeightedEvents test = events.weighted(Partition.TEST);
        List<Check> checks = checks(test);
        ObjectNode result = Json.object().put("passed", Check.allHold(checks));
        ArrayNode list = result.putArray("checks");
        TextTable table = TextTable.of("check", "figure", "error", "threshold", "verdict");
        for (Check check : checks) {
            String verdict = check.verdict().name();
            table.row(check.name(), check.figure(), check.error(), check.threshold(), verdict);
            list.addObject()
                    .put("name", check.name())
                    .put("figure", check.figure())
                    .put("error", check.error())
                    .put("threshold", check.threshold())
                    .put("verdict", verdict.toLowerCase(java.util.Locale.ROOT));
        }
        context.console().say(table);
        return result;
    }

    private List<Check> checks(WeightedEvents test) {
        Model read = ModelFile.read(model);
        List<Check> checks = new ArrayList<>(Diagnostics.weights(read.reference(), test, ENOUGH_EVENTS));
        Optional<Path> file = Optional.of(model);
        if (read.kind().equals(Sally.KIND)) {
            Models.Score score = Models.score(file, test.setup());
            checks.addAll(Diagnostics.score(score.function(), score.reference(), test, THRESHOLD));
        } else {
            List<ParameterPoint> points = thetas.isEmpty()
                    ? test.setup().benchmarks().stream().map(b -> b.point()).toList()
                    : Points.parse(thetas, test.setup());
            checks.addAll(
                    Diagnostics.ratio(Models.ratio(file, test.setup()), read.reference(), points, test, THRESHOLD));
        }
        return List.copyOf(checks);
    }
}
