package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import smi.events.EventSetup;
import smi.morphing.MorphingBasis;
import smi.morphing.ParameterPoint;
import smi.morphing.PolynomialMorpher;

/**
 * Components, matrix and weights of the morphing of an event file.
 *
 * @param events the events
 * @param thetas the points at which the weights are wanted
 */
public record MorphingTask(EventSelection events, List<String> thetas) implements Task {

    @Override
    public String command() {
        return "morphing";
    }

    @Override
    public long seed() {
        return 0;
    }

    @Override
    public List<Path> inputs() {
        return events.files();
    }

    @Override
    public List<Path> outputs() {
        return List.of();
    }

    @Override
    public ObjectNode run(Context context) {
        EventSetup setup = events.open().setup();
        PolynomialMorpher morpher = setup.morpher();
        MorphingBasis basis = morpher.basis();
        List<String> benchmarks = basis.benchmarks().stream().map(b -> b.name()).toList();
        ObjectNode result = Json.object();
        result.set("parameters", Json.array(setup.space().names()));
        result.set("benchmarks", Json.array(benchmarks));
        ArrayNode components = result.putArray("components");
        for (int[] row : basis.components().powers()) {
            ArrayNode powers = components.addArray();
            Arrays.stream(row).forEach(powers::add);
        }
        result.set("matrix", Json.matrix(basis.matrix()));
        ArrayNode list = result.putArray("points");
        TextTable table = TextTable.of("theta", "sum of squared weights", String.join(", ", benchmarks));
        for (ParameterPoint theta : Points.parse(thetas, setup)) {
            double[] weights = morpher.weights(theta);
            double squared = Arrays.stream(weights).map(w -> w * w).sum();
            ObjectNode point = list.addObject();
            point.set("theta", Json.point(theta));
            point.set("weights", Json.array(weights));
            point.set("weight_gradients", Json.matrix(morpher.weightGradients(theta)));
            point.put("squared_weight_sum", squared);
            table.row(Numbers.text(theta.values()), squared, weights);
        }
        context.console()
                .say("%d components, %d benchmarks %s"
                        .formatted(basis.components().count(), benchmarks.size(), benchmarks));
        context.console().say(table);
        return result;
    }
}
