package smi.cli.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import smi.fisher.Information;
import smi.fisher.geometry.Geodesic;
import smi.fisher.geometry.GridMetric;
import smi.fisher.geometry.InformationGeometry;
import smi.fisher.geometry.InformationMetric;
import smi.limits.ParameterGrid;
import smi.morphing.InvalidInputException;
import smi.plots.Axis;
import smi.plots.GeodesicFigure;
import smi.plots.Grid;
import smi.plots.Labels;
import smi.plots.MapFigure;

/** Curves of equal geodesic distance, and the information over a grid of θ: written, read back and drawn. */
final class FisherGeometry {
    private static final int LINES = 48;

    private FisherGeometry() {}

    /** Geodesics from a point, as long as the largest distance; and whether straight lines would have done. */
    static ObjectNode contours(InformationMetric metric, double[] centre, List<Double> distances, Console console) {
        InformationGeometry geometry = InformationGeometry.of(metric);
        double longest = distances.stream().mapToDouble(d -> d).max().orElseThrow();
        double curvature = geometry.scalarCurvature(centre);
        ObjectNode node = Json.object().put("scalar_curvature", curvature);
        node.set("distances", Json.array(distances.stream().mapToDouble(d -> d).toArray()));
        ArrayNode lines = node.putArray("lines");
        double far = 0;
        for (Geodesic line : geometry.contour(centre, longest, LINES)) {
            ObjectNode entry = lines.addObject();
            entry.set("distance", Json.array(line.distance()));
            entry.set("theta", Json.matrix(line.points()));
            far = Math.max(far, Math.abs(geometry.localDistance(centre, line.end()) / longest - 1));
        }
        console.say("  scalar curvature %s; at distance %s along geodesics the local distance is off by up to %.1f %%"
                .formatted(Numbers.text(curvature), Numbers.text(longest), 100 * far));
        return node;
    }

    /** The figure of the curves in a result. */
    static GeodesicFigure curves(Path file, ObjectNode node, Labels labels) {
        var result = new ResultReader(file, node);
        for (JsonNode point : result.need("points")) {
            if (point.has("geodesics")) {
                var reader = new ResultReader(file, point);
                List<String> names = reader.texts("parameters");
                var curves = new ResultReader(file, reader.need("geodesics"));
                List<Geodesic> lines = new ArrayList<>();
                for (JsonNode line : curves.need("lines")) {
                    var entry = new ResultReader(file, line);
                    lines.add(new Geodesic(entry.values("distance"), entry.rows("theta")));
                }
                return new GeodesicFigure(
                        Axis.linear(names.get(0), ""),
                        Axis.linear(names.get(1), ""),
                        lines,
                        Arrays.stream(curves.values("distances")).boxed().toList(),
                        labels);
            }
        }
        throw new InvalidInputException("%s has no geodesics; make it with smi fisher --geodesics 1,2".formatted(file));
    }

    /**
     * √det I over a grid: how many distinguishable points there are in a small region of θ, and the prior of Jeffreys.
     */
    static MapFigure map(Path file, ObjectNode node, Labels labels) {
        if (!node.has("grid")) {
            throw new InvalidInputException(
                    "%s has no grid; make it with smi fisher --grid a=-1:1:21,b=-1:1:21".formatted(file));
        }
        var grid = new ResultReader(file, node.get("grid"));
        double[][] theta = grid.rows("theta");
        double[] density = grid.values("sqrt_determinant");
        if (theta.length != density.length || theta.length == 0) {
            throw grid.inconsistent(new IllegalArgumentException("as many points as determinants are needed"));
        }
        List<String> names = grid.texts("parameters");
        int[] varied = IntStream.range(0, names.size())
                .filter(p -> Arrays.stream(theta).anyMatch(row -> row[p] != theta[0][p]))
                .toArray();
        if (varied.length != 2) {
            throw new InvalidInputException(
                    "a map shows a grid of two parameters, the grid of %s varies %d".formatted(file, varied.length));
        }
        double[] x = axis(theta, varied[0]);
        double[] y = axis(theta, varied[1]);
        double[][] values = new double[x.length][y.length];
        for (int i = 0; i < theta.length; i++) {
            values[Arrays.binarySearch(x, theta[i][varied[0]])][Arrays.binarySearch(y, theta[i][varied[1]])] =
                    density[i];
        }
        return MapFigure.of(
                        Axis.linear(names.get(varied[0]), ""),
                        Axis.linear(names.get(varied[1]), ""),
                        Axis.linear("Density of distinguishable points", ""),
                        Grid.of(x, y, values))
                .withLabels(labels);
    }

    private static double[] axis(double[][] theta, int parameter) {
        return Arrays.stream(theta)
                .mapToDouble(row -> row[parameter])
                .distinct()
                .sorted()
                .toArray();
    }

    /** Information at every point of a grid, in columns. */
    static ObjectNode grid(ParameterGrid grid, List<Information> results) {
        ObjectNode node = Json.object();
        node.set("parameters", Json.array(grid.space().names()));
        node.set("information_parameters", Json.array(results.get(0).parameters()));
        ArrayNode theta = node.putArray("theta");
        ArrayNode information = node.putArray("information");
        ArrayNode uncertainty = node.putArray("uncertainty");
        ArrayNode density = node.putArray("sqrt_determinant");
        for (Information result : results) {
            theta.add(Json.array(result.theta().values()));
            information.add(Json.matrix(result.matrix()));
            uncertainty.add(Json.matrix(result.uncertainty()));
            double product = Arrays.stream(result.eigenvalues()).reduce(1, (a, b) -> a * b);
            density.add(Math.sqrt(Math.max(0, product)));
        }
        return node;
    }

    /** A metric from the information at every point of a grid. */
    static InformationMetric metric(ParameterGrid grid, List<Information> results) {
        double[][] axes = grid.axes().stream()
                .map(axis -> IntStream.range(0, axis.points())
                        .mapToDouble(axis::value)
                        .toArray())
                .toArray(double[][]::new);
        return GridMetric.of(axes, theta -> {
            int[] indices = IntStream.range(0, theta.length)
                    .map(p -> Arrays.binarySearch(axes[p], theta[p]))
                    .toArray();
            return results.get(grid.number(indices)).matrix();
        });
    }
}
