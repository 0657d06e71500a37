package smi.cli.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import smi.events.Luminosity;
import smi.fisher.Information;

/**
 * Fisher information as JSON, written and read back.
 *
 * @param method how it was computed
 * @param luminosity the integrated luminosity
 * @param points the information at every point
 */
record FisherJson(String method, Luminosity luminosity, List<Point> points) {

    /**
     * The information at a point.
     *
     * @param theta the point
     * @param parameters names of the rows and columns
     * @param information the matrix
     */
    record Point(double[] theta, List<String> parameters, double[][] information) {}

    static FisherJson of(String method, Luminosity luminosity, List<Information> results) {
        return new FisherJson(
                method,
                luminosity,
                results.stream()
                        .map(i -> new Point(i.theta().values(), i.parameters(), i.matrix()))
                        .toList());
    }

    static ObjectNode write(String method, Luminosity luminosity, List<Information> results) {
        ObjectNode node = Json.object().put("method", method).put("luminosity_inv_pb", luminosity.inversePicobarn());
        ArrayNode points = node.putArray("points");
        for (Information information : results) {
            ObjectNode point = points.addObject();
            point.set("theta", Json.point(information.theta()));
            point.set("parameters", Json.array(information.parameters()));
            point.set("information", Json.matrix(information.matrix()));
            point.set("uncertainty", Json.matrix(information.uncertainty()));
            point.set("eigenvalues", Json.array(information.eigenvalues()));
        }
        return node;
    }

    static FisherJson read(Path file, ObjectNode node) {
        var result = new ResultReader(file, node);
        List<Point> points = new ArrayList<>();
        for (JsonNode entry : result.need("points")) {
            var point = new ResultReader(file, entry);
            points.add(new Point(point.values("theta"), point.texts("parameters"), point.matrix("information")));
        }
        try {
            return new FisherJson(result.text("method"), new Luminosity(result.number("luminosity_inv_pb")), points);
        } catch (IllegalArgumentException e) {
            throw result.inconsistent(e);
        }
    }
}
