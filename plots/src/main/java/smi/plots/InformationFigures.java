package smi.plots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import smi.fisher.Information;
import smi.fisher.InformationDistribution;
import smi.morphing.InvalidInputException;

/** Figures of Fisher information. */
public final class InformationFigures {
    /** Eigenvalues that differ by more than this are shown on a logarithmic axis. */
    private static final double STEEP = 30;
    /** Room above the bars for the legend, relative to their range on a logarithmic axis. */
    private static final double ROOM = 0.35;

    private InformationFigures() {}

    /**
     * The eigenvalues of information by several methods, with their errors, each along its own eigenvectors; and what they
     * amount to, the n-th root of the determinant.
     *
     * @param methods name in the legend → information; all about the same number of parameters
     * @return the figure
     * @throws InvalidInputException if there is none, or the numbers of parameters differ
     */
    public static BarFigure eigenvalues(Map<String, Information> methods) {
        List<Information> all = List.copyOf(methods.values());
        if (all.isEmpty()
                || all.stream().map(i -> i.parameters().size()).distinct().count() != 1) {
            throw new InvalidInputException(
                    "eigenvalues in one figure need information about the same number of parameters, got %s"
                            .formatted(all.stream().map(Information::parameters).toList()));
        }
        double[] every = all.stream()
                .flatMapToDouble(i -> Arrays.stream(i.eigenvalues()))
                .toArray();
        double largest = Arrays.stream(every).max().orElseThrow();
        double smallest = Arrays.stream(every).filter(v -> v > 0).min().orElse(largest);
        int parameters = all.get(0).parameters().size();
        List<String> names = new ArrayList<>(
                IntStream.rangeClosed(1, parameters).mapToObj(Integer::toString).toList());
        names.add("|I|^{1/" + parameters + "}");
        Axis y = largest > STEEP * smallest
                ? Axis.logarithmic("Eigenvalue of the information", "")
                        .withRange(smallest / 3, largest * Math.pow(largest / smallest, ROOM))
                : Axis.linear("Eigenvalue of the information", "");
        BarFigure figure = BarFigure.of(Axis.categories("Eigenvector", names), y);
        for (Map.Entry<String, Information> entry : methods.entrySet()) {
            double[] values = entry.getValue().eigenvalues();
            // what is not positive has no place on a logarithmic axis
            double[] shown =
                    Arrays.stream(values).map(v -> v > 0 ? v : Double.NaN).toArray();
            double[] mean = mean(entry.getValue());
            figure = figure.with(Bars.of(
                    entry.getKey(), with(shown, mean[0]), with(entry.getValue().eigenvalueErrors(), mean[1])));
        }
        return figure;
    }

    private static double[] with(double[] values, double last) {
        double[] all = Arrays.copyOf(values, values.length + 1);
        all[values.length] = last;
        return all;
    }

    /**
     * Where in an observable the information sits: the share of every bin in the cross section, filled, and in the
     * information about each parameter, divided by the widths of the bins. Under- and overflow are beyond the frame.
     *
     * @param distribution the information in bins
     * @return the figure
     * @throws InvalidInputException if there are no two edges
     */
    public static HistogramFigure density(InformationDistribution distribution) {
        double[] edges = distribution.edges();
        if (edges.length < 2) {
            throw new InvalidInputException(
                    "the distribution over '%s' has one edge and so no bin between edges to show; give more"
                            .formatted(distribution.observable()));
        }
        HistogramFigure figure = HistogramFigure.of(
                        Axis.linear(distribution.observable(), ""), Axis.linear("Share per unit of the observable", ""))
                .with(histogram("cross section", edges, distribution.xsec(), new double[edges.length + 1])
                        .withLook(Histogram.Look.FILLED));
        List<Information> bins = distribution.information();
        List<String> parameters = bins.get(0).parameters();
        for (int p = 0; p < parameters.size(); p++) {
            int k = p;
            double[] values = bins.stream().mapToDouble(b -> b.matrix()[k][k]).toArray();
            double[] errors =
                    bins.stream().mapToDouble(b -> b.uncertainty()[k][k]).toArray();
            figure = figure.with(histogram("information on " + parameters.get(p), edges, values, errors));
        }
        return figure;
    }

    private static Histogram histogram(String name, double[] edges, double[] values, double[] errors) {
        double total = Arrays.stream(values).sum();
        double[] heights = new double[edges.length - 1];
        double[] spread = new double[heights.length];
        for (int b = 0; b < heights.length; b++) {
            double unit = total * (edges[b + 1] - edges[b]);
            heights[b] = values[b + 1] / unit;
            spread[b] = errors[b + 1] / unit;
        }
        return Histogram.of(name, edges, heights, spread);
    }

    /**
     * Ellipses of constant local distance by several methods.
     *
     * @param methods name in the legend → information about the same two parameters
     * @return the figure
     * @throws InvalidInputException if one is about other than two parameters, or blind
     */
    public static ContourFigure ellipses(Map<String, Information> methods) {
        List<String> names = new ArrayList<>();
        for (Information information : methods.values()) {
            if (information.parameters().size() != 2
                    || !information
                            .parameters()
                            .equals(methods.values().iterator().next().parameters())) {
                throw new InvalidInputException(
                        "an ellipse shows the information on two parameters, this one is about %s; keep two of them by project or profile"
                                .formatted(information.parameters()));
            }
            names = information.parameters();
        }
        ContourFigure figure = ContourFigure.of(Axis.linear(names.get(0), ""), Axis.linear(names.get(1), ""));
        for (Map.Entry<String, Information> entry : methods.entrySet()) {
            Information information = entry.getValue();
            information.inverse(); // names a blind direction, which has no ellipse
            double[] centre = names.stream()
                    .mapToDouble(name ->
                            information.theta().get(information.theta().space().indexOf(name)))
                    .toArray();
            figure = figure.with(
                    contour(entry.getKey(), information, centre, figure.levels().get(0)));
        }
        return figure;
    }

    /**
     * With the band of one standard error of the information: along a direction v with vᵀ I v fixed, the border moves by
     * half the relative error of vᵀ I v.
     */
    private static Contour contour(String name, Information information, double[] centre, double level) {
        FisherEllipse ellipse = FisherEllipse.of(information.matrix(), centre);
        Contour contour = Contour.of(name, ellipse);
        double[][][][] covariance = information.covariance();
        Points border = ellipse.border(level).get(0);
        double[][] inner = new double[2][border.size()];
        double[][] outer = new double[2][border.size()];
        double widest = 0;
        for (int k = 0; k < border.size(); k++) {
            double[] v = {border.x().get(k) - centre[0], border.y().get(k) - centre[1]};
            double variance = 0;
            for (int e = 0; e < 16; e++) {
                int[] i = {e & 1, e >> 1 & 1, e >> 2 & 1, e >> 3 & 1};
                variance += v[i[0]] * v[i[1]] * v[i[2]] * v[i[3]] * covariance[i[0]][i[1]][i[2]][i[3]];
            }
            double half = 0.5 * Math.sqrt(Math.max(0, variance)) / ConfidenceLevel.rise(level, 2);
            widest = Math.max(widest, half);
            for (int p = 0; p < 2; p++) {
                inner[p][k] = centre[p] + Math.max(0, 1 - half) * v[p];
                outer[p][k] = centre[p] + (1 + half) * v[p];
            }
        }
        return widest > 0 ? contour.withBand(Points.of(inner[0], inner[1]), Points.of(outer[0], outer[1])) : contour;
    }

    /** \( |I|^{1/n} \), one number for all parameters, and its standard error. */
    private static double[] mean(Information information) {
        double[] values = information.eigenvalues();
        if (Arrays.stream(values).anyMatch(v -> !(v > 0))
                || !information.blindDirections().isEmpty()) {
            return new double[] {Double.NaN, 0};
        }
        int n = values.length;
        double mean = Math.exp(Arrays.stream(values).map(Math::log).sum() / n);
        double[][] inverse = information.inverse();
        double[][][][] covariance = information.covariance();
        double variance = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < n; k++) {
                    for (int l = 0; l < n; l++) {
                        variance += inverse[i][j] * inverse[k][l] * covariance[i][j][k][l];
                    }
                }
            }
        }
        return new double[] {mean, mean / n * Math.sqrt(Math.max(0, variance))};
    }
}
