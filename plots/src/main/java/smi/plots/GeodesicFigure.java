package smi.plots;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import smi.fisher.geometry.Geodesic;
import smi.fisher.geometry.InformationGeometry;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import tech.tablesaw.api.Table;

/**
 * Geodesics from a point in the plane of two parameters, and the curves of equal distance across them.
 *
 * @param x the first parameter
 * @param y the second parameter
 * @param lines geodesics of one length from one point, in order around it
 * @param distances at which curves are drawn, at most the length of the lines
 * @param labels what stands above the frame
 */
public record GeodesicFigure(Axis x, Axis y, List<Geodesic> lines, List<Double> distances, Labels labels)
        implements Drawable {
    private static final int LINES = 72;

    /** Copies the lists, and refuses what is not in a plane. */
    public GeodesicFigure {
        lines = List.copyOf(lines);
        distances = List.copyOf(distances);
        if (lines.isEmpty() || lines.get(0).end().length != 2) {
            throw new InvalidInputException("a figure of geodesics needs lines in the plane of two parameters");
        }
        for (double distance : distances) {
            for (Geodesic line : lines) {
                // the length is that of the integration, to its accuracy
                if (!(distance > 0 && distance <= line.length() * (1 + 1e-9))) {
                    throw new InvalidInputException(String.format(
                            Locale.ROOT,
                            "a curve at distance %s needs geodesics of that length, one is %s long",
                            distance,
                            line.length()));
                }
            }
        }
    }

    /**
     * The figure of a geometry.
     *
     * @param geometry the geometry of two parameters
     * @param centre where the geodesics begin
     * @param distances at which curves are drawn, at least one; the lines are as long as the largest
     * @return the figure
     * @throws InvalidInputException if there are other than two parameters, or no distance
     */
    public static GeodesicFigure of(InformationGeometry geometry, ParameterPoint centre, double... distances) {
        List<String> names = centre.space().names();
        if (names.size() != 2 || distances.length == 0) {
            throw new InvalidInputException(
                    "geodesics are drawn in the plane of two parameters, up to some distance; this point has %s, and there are %d distances"
                            .formatted(names, distances.length));
        }
        double longest = Arrays.stream(distances).max().orElseThrow();
        return new GeodesicFigure(
                Axis.linear(names.get(0), ""),
                Axis.linear(names.get(1), ""),
                geometry.contour(centre.values(), longest, LINES),
                Arrays.stream(distances).boxed().toList(),
                Labels.none());
    }

    @Override
    public Table data() {
        Rows rows = Rows.of(List.of("geodesic"), "distance", Rows.name(x, "x"), Rows.name(y, "y"));
        for (int k = 0; k < lines.size(); k++) {
            double[] along = lines.get(k).distance();
            double[][] points = lines.get(k).points();
            for (int i = 0; i < along.length; i++) {
                rows.row(List.of(Integer.toString(k + 1)), along[i], points[i][0], points[i][1]);
            }
        }
        return rows.table();
    }

    @Override
    public Figure figure() {
        LineStyle ray = new LineStyle(Palette.GREY, Dash.SOLID, 0.8);
        List<Layer> layers = new ArrayList<>();
        for (Geodesic line : lines) {
            double[][] points = line.points();
            double[] px = new double[points.length];
            double[] py = new double[points.length];
            for (int k = 0; k < points.length; k++) {
                px[k] = points[k][0];
                py[k] = points[k][1];
            }
            layers.add(new Layer.Line(Points.of(px, py), ray));
        }
        List<LegendEntry> entries = new ArrayList<>(List.of(LegendEntry.of("geodesics", ray)));
        for (int d = 0; d < distances.size(); d++) {
            LineStyle style = LineStyle.solid(Palette.colour(d)).withDash(Dash.values()[d % Dash.values().length]);
            layers.add(new Layer.Line(curve(distances.get(d)), style));
            entries.add(LegendEntry.of("distance " + number(distances.get(d)), style));
        }
        double[] centre = lines.get(0).points()[0];
        layers.add(new Layer.Markers(
                Points.of(new double[] {centre[0]}, new double[] {centre[1]}),
                MarkerStyle.filled(MarkerStyle.Symbol.STAR, Palette.INK, 10)));
        return new Figure(x, List.of(new Panel(y, layers, List.of(new Legend(entries)), 1)), labels, Size.PLANE);
    }

    private static String number(double value) {
        return Ticks.plain(BigDecimal.valueOf(value).stripTrailingZeros());
    }

    private Points curve(double distance) {
        double[] px = new double[lines.size()];
        double[] py = new double[lines.size()];
        for (int k = 0; k < px.length; k++) {
            double[] point = at(lines.get(k), distance);
            px[k] = point[0];
            py[k] = point[1];
        }
        return Points.of(px, py);
    }

    /** The point of a line at a distance; between the points of the integration, straight. */
    private static double[] at(Geodesic line, double distance) {
        double[] along = line.distance();
        double[][] points = line.points();
        int k = 1;
        while (k < along.length - 1 && along[k] < distance) {
            k++;
        }
        double share = (distance - along[k - 1]) / (along[k] - along[k - 1]);
        double[] result = new double[2];
        for (int i = 0; i < 2; i++) {
            result[i] = points[k - 1][i] + share * (points[k][i] - points[k - 1][i]);
        }
        return result;
    }
}
