package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smi.events.EventSetup;
import smi.morphing.Benchmark;
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
    public List<Path> inputs() {
        return events.files();
    }

    @Override
    public void check(EventSetup setup) {
        setup.morpher();
        Points.parse(thetas, setup);
    }

    @Override
    public ObjectNode run(Context context) {
        EventSetup setup = events.open().setup();
        events.check(this, setup);
        PolynomialMorpher morpher = setup.morpher();
        MorphingBasis basis = morpher.basis();
        List<String> names = basis.benchmarks().stream().map(Benchmark::name).toList();
        ObjectNode result = Json.object();
        result.set("parameters", Json.array(setup.space().names()));
        result.set("benchmarks", Json.array(names));
        ArrayNode components = result.putArray("components");
        for (int[] row : basis.components().powers()) {
            ArrayNode powers = components.addArray();
            Arrays.stream(row).forEach(powers::add);
        }
        result.set("matrix", Json.matrix(basis.matrix()));
        context.console()
                .say("%d components, %d benchmarks".formatted(basis.components().count(), names.size()));
        ArrayNode list = result.putArray("points");
        for (ParameterPoint theta : Points.parse(thetas, setup)) {
            list.add(point(morpher, theta));
            print(morpher, theta, names, context.console());
        }
        return result;
    }

    private static ObjectNode point(PolynomialMorpher morpher, ParameterPoint theta) {
        double[] weights = morpher.weights(theta);
        ObjectNode point = Json.object();
        point.set("theta", Json.point(theta));
        point.set("weights", Json.array(weights));
        point.set("weight_gradients", Json.matrix(morpher.weightGradients(theta)));
        point.put("squared_weight_sum", sumOfSquares(weights));
        return point;
    }

    private static void print(PolynomialMorpher morpher, ParameterPoint theta, List<String> names, Console console) {
        double[] weights = morpher.weights(theta);
        double[][] gradients = morpher.weightGradients(theta);
        List<String> header = new ArrayList<>(List.of("  benchmark", "weight"));
        theta.space().names().forEach(name -> header.add("d weight/d " + name));
        TextTable table = TextTable.of(header);
        for (int b = 0; b < names.size(); b++) {
            List<Object> row = new ArrayList<>(List.of("  " + names.get(b), weights[b]));
            for (double[] gradient : gradients) {
                row.add(gradient[b]);
            }
            table.row(row);
        }
        console.say("at %s, sum of squared weights %s"
                .formatted(Numbers.point(theta), Numbers.text(sumOfSquares(weights))));
        console.say(table);
    }

    private static double sumOfSquares(double[] weights) {
        return Arrays.stream(weights).map(w -> w * w).sum();
    }
}
