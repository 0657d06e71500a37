package smi.cli.tasks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import smi.events.Luminosity;
import smi.fisher.Information;
import smi.fisher.InformationDistribution;
import smi.morphing.InvalidInputException;
import smi.morphing.Parameter;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;

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
     * @param thetaNames names of the coordinates
     * @param theta the point
     * @param parameters names of the rows and columns
     * @param information the matrix
     * @param covariance of its elements, the upper triangle by rows against itself
     * @param distribution over an observable
     */
    record Point(
            List<String> thetaNames,
            double[] theta,
            List<String> parameters,
            double[][] information,
            double[][] covariance,
            Optional<Distribution> distribution) {}

    /**
     * Information in bins of an observable.
     *
     * @param observable the observable
     * @param parameters names of the rows and columns: all of the events
     * @param edges between under- and overflow
     * @param xsec of every bin in pb, underflow first
     * @param information of every bin
     * @param uncertainty one standard deviation of it
     */
    record Distribution(
            String observable,
            List<String> parameters,
            double[] edges,
            double[] xsec,
            List<double[][]> information,
            List<double[][]> uncertainty) {}

    static FisherJson of(String method, Luminosity luminosity, List<Information> results) {
        return new FisherJson(
                method,
                luminosity,
                results.stream()
                        .map(i -> new Point(
                                i.theta().space().names(),
                                i.theta().values(),
                                i.parameters(),
                                i.matrix(),
                                packed(i),
                                Optional.empty()))
                        .toList());
    }

    static ObjectNode write(String method, Luminosity luminosity, ArrayNode points) {
        ObjectNode node = Json.object().put("method", method).put("luminosity_inv_pb", luminosity.inversePicobarn());
        node.set("points", points);
        return node;
    }

    static ObjectNode point(Information information) {
        ObjectNode point = Json.object();
        point.set("theta", Json.point(information.theta()));
        point.set("parameters", Json.array(information.parameters()));
        point.set("information", Json.matrix(information.matrix()));
        point.set("uncertainty", Json.matrix(information.uncertainty()));
        point.set("eigenvalues", Json.array(information.eigenvalues()));
        point.set("eigenvalue_uncertainty", Json.array(information.eigenvalueErrors()));
        point.set("eigenvectors", Json.matrix(information.eigenvectors()));
        point.set("covariance", Json.matrix(packed(information)));
        point.set("notes", Json.array(information.notes()));
        return point;
    }

    private static double[][] packed(Information information) {
        double[][][][] covariance = information.covariance();
        int n = covariance.length;
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                double[] row = new double[n * (n + 1) / 2];
                int next = 0;
                for (int k = 0; k < n; k++) {
                    for (int l = k; l < n; l++) {
                        row[next++] = covariance[i][j][k][l];
                    }
                }
                rows.add(row);
            }
        }
        return rows.toArray(double[][]::new);
    }

    private static double[][][][] unpacked(double[][] packed, int n) {
        double[][][][] covariance = new double[n][n][n][n];
        int[][] place = new int[n][n];
        int next = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                place[i][j] = next;
                place[j][i] = next++;
            }
        }
        if (packed.length != next) {
            throw new InvalidInputException(
                    "a covariance of %d elements is given for %d parameters".formatted(packed.length, n));
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    for (int l = 0; l < n; l++) {
                        covariance[i][j][k][l] = packed[place[i][j]][place[k][l]];
                    }
                }
            }
        }
        return covariance;
    }

    /** The information of one of the points. */
    Information of(Point point) {
        return information(
                point,
                point.parameters(),
                point.information(),
                unpacked(point.covariance(), point.parameters().size()));
    }

    /** Its distribution; of the errors, those of the diagonal are right, and correlations are lost. */
    InformationDistribution of(Point point, Distribution bins) {
        List<Information> information = new ArrayList<>();
        for (int b = 0; b < bins.information().size(); b++) {
            int n = bins.parameters().size();
            double[][][][] covariance = new double[n][n][n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    covariance[i][j][i][j] = Math.pow(bins.uncertainty().get(b)[i][j], 2);
                }
            }
            information.add(
                    information(point, bins.parameters(), bins.information().get(b), covariance));
        }
        return new InformationDistribution(bins.observable(), bins.edges(), bins.xsec(), information, List.of());
    }

    private Information information(Point point, List<String> names, double[][] matrix, double[][][][] covariance) {
        List<Parameter> parameters = point.thetaNames().stream()
                .map(name -> Parameter.of(name, 1, -1, 1))
                .toList();
        ParameterPoint theta =
                ParameterSpace.of(parameters.toArray(Parameter[]::new)).point(point.theta());
        return new Information(names, theta, luminosity, method, matrix, covariance, List.of());
    }

    /** The information at a point of the same parameters. */
    Information at(ParameterPoint theta) {
        return points.stream()
                .filter(point -> Arrays.equals(point.theta(), theta.values()))
                .findFirst()
                .map(point -> new Information(
                        point.parameters(),
                        theta,
                        luminosity,
                        method,
                        point.information(),
                        unpacked(point.covariance(), point.parameters().size()),
                        List.of()))
                .orElseThrow(() ->
                        new InvalidInputException("a result that is to be added has no information at %s; make it there"
                                .formatted(Numbers.point(theta))));
    }

    static FisherJson read(Path file, ObjectNode node) {
        var result = new ResultReader(file, node);
        if (!result.text("command").equals("fisher")) {
            throw new InvalidInputException(
                    "%s is a result of '%s', not of fisher".formatted(file, result.text("command")));
        }
        List<Point> points = new ArrayList<>();
        for (JsonNode entry : result.need("points")) {
            var point = new ResultReader(file, entry);
            List<String> names = new ArrayList<>();
            point.need("theta").fieldNames().forEachRemaining(names::add);
            points.add(new Point(
                    names,
                    point.values("theta"),
                    point.texts("parameters"),
                    point.matrix("information"),
                    point.matrix("covariance"),
                    distribution(file, entry.path("distribution"))));
        }
        try {
            return new FisherJson(result.text("method"), new Luminosity(result.number("luminosity_inv_pb")), points);
        } catch (IllegalArgumentException e) {
            throw result.inconsistent(e);
        }
    }

    private static Optional<Distribution> distribution(Path file, JsonNode node) {
        if (node.isMissingNode()) {
            return Optional.empty();
        }
        var reader = new ResultReader(file, node);
        return Optional.of(new Distribution(
                reader.text("observable"),
                reader.texts("parameters"),
                reader.values("edges"),
                reader.values("xsec_pb"),
                matrices(file, reader, "information"),
                matrices(file, reader, "uncertainty")));
    }

    private static List<double[][]> matrices(Path file, ResultReader reader, String key) {
        List<double[][]> matrices = new ArrayList<>();
        for (JsonNode matrix : reader.need(key)) {
            ObjectNode holder = Json.object();
            holder.set(key, matrix);
            matrices.add(new ResultReader(file, holder).matrix(key));
        }
        return matrices;
    }
}
