package smi.plots;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import smi.limits.fit.NuisanceImpact;

/** One figure of each kind, with closed forms behind them; {@code main} draws them into a folder to look at. */
final class Examples {
    private Examples() {}

    static double[] steps(double from, double to, int n) {
        return IntStream.range(0, n)
                .mapToDouble(i -> from + (to - from) * i / (n - 1))
                .toArray();
    }

    static Grid grid(double[] x, double[] y, DoubleBinaryOperator function) {
        double[][] values = new double[x.length][y.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < y.length; j++) {
                values[i][j] = function.applyAsDouble(x[i], y[j]);
            }
        }
        return Grid.of(x, y, values);
    }

    static double[] map(double[] x, DoubleUnaryOperator function) {
        return java.util.Arrays.stream(x).map(function).toArray();
    }

    private static double quadratic(double x, double y, double xx, double xy, double yy) {
        return xx * x * x + 2 * xy * x * y + yy * y * y;
    }

    static ContourFigure contours() {
        double[] axis = steps(-2, 2, 25);
        double[] fine = steps(-2, 2, 81);
        Grid alices = grid(axis, axis, (x, y) -> quadratic(x - 0.1, y + 0.05, 9, -3, 7) + 1.5 * x * x * x);
        Grid histogram = grid(fine, fine, (x, y) -> quadratic(x, y, 4.5, -0.5, 3.2));
        Grid rate = grid(fine, fine, (x, y) -> Math.exp(-0.5 * 10 * Math.pow(Math.hypot(x + 0.8, 0.8 * y) - 0.8, 2)));
        return ContourFigure.of(Axis.linear("c_{HW}", "TeV^{-2}"), Axis.linear("c_{HB}", "TeV^{-2}"))
                .with(Contour.ofTestStatistic("ALICES", alices).withBestFit(0.1, -0.05))
                .with(Contour.ofTestStatistic("p_{T,j1} histogram", histogram).withBestFit(0.02, -0.2))
                .with(Contour.ofPValues("rate", rate))
                .with(Contour.of("Fisher information", new FisherEllipse(8, -3.5, 7.5, 0, 0)))
                .withPoint("SM", 0, 0)
                .withLabels(Labels.none()
                        .withExperiment("smi", "Simulation")
                        .withEnergy("13 TeV")
                        .withLuminosity("300 fb^{-1}"));
    }

    static ContourFigure openContours() {
        double[] axis = steps(-2, 2, 81);
        Grid blind = grid(axis, axis, (x, y) -> 6 * (x + 0.5 * y) * (x + 0.5 * y) + 0.3 * y * y);
        Grid unknown = grid(axis, axis, (x, y) -> x * x < 0.3 && y > 0.7 ? Double.NaN : quadratic(x, y, 3, 1, 3));
        Grid nothing = grid(axis, axis, (x, y) -> 0.1 * x * x);
        return ContourFigure.of(Axis.linear("\\theta_0", ""), Axis.linear("\\theta_1", ""))
                .with(Contour.ofTestStatistic("blind direction", blind).withBestFit(0, 0))
                .with(Contour.ofTestStatistic("unknown part", unknown).withBestFit(0, 0))
                .with(Contour.ofTestStatistic("weak", nothing))
                .withPoint("truth", 0, 0);
    }

    static ContourFigure ellipses() {
        ContourFigure figure =
                ContourFigure.of(Axis.linear("c_1", "10^{-3} TeV^{-2}"), Axis.linear("c_2", "10^{-3} TeV^{-2}"));
        List<String> names = List.of("truth", "SALLY", "histogram", "rate", "full \\pm 1\\sigma");
        for (int i = 0; i < names.size(); i++) {
            double scale = 1e4 / (1 + i);
            figure = figure.with(Contour.of(names.get(i), new FisherEllipse(scale, -0.9 * scale, 1.3 * scale, 0, 0)));
        }
        return figure.withPoint("SM", 0, 0);
    }

    static CurveFigure scan() {
        double[] x = steps(-1, 1, 101);
        return CurveFigure.of(
                        Axis.linear("c_{HW}", "TeV^{-2}"),
                        Axis.linear("\u22122 \\Delta log L", "").withRange(0, 12))
                .with(Curve.of("ALICES", x, map(x, c -> 20 * (c - 0.1) * (c - 0.1)))
                        .withBand(map(x, c -> 15 * (c - 0.1) * (c - 0.1)), map(x, c -> 25 * (c - 0.1) * (c - 0.1))))
                .with(Curve.of("histogram", x, map(x, c -> 9 * c * c + 4 * c * c * c)))
                .withConfidenceLevels(0.68, 0.95)
                .withLabels(Labels.none().withLuminosity("300 fb^{-1}"));
    }

    static CurveFigure learning() {
        double[] epoch = steps(1, 50, 50);
        return CurveFigure.of(Axis.linear("Epoch", ""), Axis.logarithmic("Loss", ""))
                .with(Curve.of("training", epoch, map(epoch, e -> 0.004 + 0.3 * Math.exp(-e / 6))))
                .with(Curve.of("validation", epoch, map(epoch, e -> 0.007 + 0.3 * Math.exp(-e / 7) + 3e-5 * e)));
    }

    static HistogramFigure histograms() {
        double[] edges = {0, 30, 60, 100, 150, 200, 300, 400};
        double[] sm = {3000, 9000, 5500, 2100, 700, 240, 40};
        double[] eft = {2900, 8900, 5700, 2400, 950, 420, 110};
        double[] data = new double[sm.length];
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < data.length; i++) {
            data[i] = Math.rint(sm[i] + Math.sqrt(sm[i]) * (random.nextDouble() + random.nextDouble() - 1) * 1.7);
        }
        return HistogramFigure.of(Axis.linear("p_{T,j1}", "GeV"), Axis.logarithmic("Events", ""))
                .with(Histogram.of("SM", edges, sm, map(sm, v -> 2 * Math.sqrt(v)))
                        .withLook(Histogram.Look.FILLED))
                .with(Histogram.of("c_{HW} = -0.5 TeV^{-2}", edges, eft, map(eft, Math::sqrt)))
                .with(Histogram.of("toy data", edges, data, map(data, Math::sqrt))
                        .withLook(Histogram.Look.POINTS))
                .withRatioTo("SM")
                .withLabels(Labels.none().withExperiment("smi", "Simulation").withEnergy("13 TeV"));
    }

    static HistogramFigure overlay() {
        double[] edges = steps(-3, 3, 31);
        double[] zero = new double[30];
        HistogramFigure figure = HistogramFigure.of(Axis.linear("t\u0302_0", ""), Axis.linear("Density", ""));
        for (double mean : new double[] {-0.6, 0, 0.7}) {
            double[] heights = new double[30];
            for (int i = 0; i < 30; i++) {
                double c = 0.5 * (edges[i] + edges[i + 1]) - mean;
                heights[i] = Math.exp(-0.5 * c * c) / Math.sqrt(2 * Math.PI);
            }
            figure = figure.with(Histogram.of("\\theta = " + mean, edges, heights, zero));
        }
        return figure;
    }

    static BarFigure bars() {
        return BarFigure.of(
                        Axis.categories("Eigenvector", List.of("1st", "2nd", "3rd", "4th")),
                        Axis.logarithmic("Fisher information", "TeV^4"))
                .with(Bars.of("truth", new double[] {900, 210, 33, 4.1}, new double[] {20, 9, 3, 0.8}))
                .with(Bars.of("SALLY", new double[] {850, 200, 28, 3.2}, new double[] {40, 14, 4, 0.9}))
                .with(Bars.of("rate", new double[] {430, 12, 0.5, Double.NaN}, new double[] {10, 2, 0.3, 0}));
    }

    static List<Drawable> all() {
        return List.of(
                contours(),
                openContours(),
                ellipses(),
                scan(),
                learning(),
                histograms(),
                overlay(),
                bars(),
                band(),
                pValueMap(),
                pulls(),
                corner());
    }

    static BandFigure band() {
        double[] x = steps(-1, 1, 41);
        List<Series> quantiles = DoubleStream.of(-2, -1, 0, 1, 2)
                .mapToObj(n -> Series.of(map(
                        x,
                        t -> Math.min(1, 1.3 * Math.exp(-Math.pow(Math.max(0, 3.5 * Math.abs(t) + 0.8 * n), 2) / 2)))))
                .toList();
        return new BandFigure(
                Axis.linear("c_{HW}", "TeV^{-2}"),
                Axis.logarithmic("p-value", "").withRange(1e-3, 40),
                Series.of(x),
                quantiles,
                Optional.of(Curve.of("observed", x, map(x, t -> Math.exp(-Math.pow(3.2 * (t - 0.15), 2) / 2)))),
                List.of(0.68, 0.95),
                Labels.none().withLuminosity("300 fb^{-1}"));
    }

    static PValueMap pValueMap() {
        double[] axis = steps(-1, 1, 41);
        Grid p = grid(axis, axis, (x, y) -> Math.exp(-0.5 * quadratic(x - 0.1, y, 40, 10, 25)));
        return new PValueMap(
                Axis.linear("c_{HW}", ""),
                Axis.linear("c_{HB}", ""),
                p,
                Optional.of(new Point("best fit", 0.1, 0)),
                List.of(new Point("truth", 0, 0)),
                Labels.none());
    }

    static PullFigure pulls() {
        return new PullFigure(
                "clq1",
                List.of(
                        new NuisanceImpact("signal_norm", 0.3, 0.8, 0.05, -0.04),
                        new NuisanceImpact("scales", -1.1, 0.6, -0.02, 0.025),
                        new NuisanceImpact("pdfs_nuisance_param_0", 0, 1, 0, 0),
                        new NuisanceImpact("pdfs_nuisance_param_1", 0.2, 0.95, 0.01, -0.012)),
                Labels.none().withLuminosity("3 fb^{-1}"));
    }

    static CornerFigure corner() {
        SplittableRandom random = new SplittableRandom(4);
        int n = 4000;
        double[] a = new double[n];
        double[] b = new double[n];
        double[] c = new double[n];
        for (int i = 0; i < n; i++) {
            a[i] = 0.2 * random.nextGaussian();
            b[i] = 0.8 * a[i] + 0.1 * random.nextGaussian();
            c[i] = a[i] * a[i] * 10 + 0.2 * random.nextGaussian();
        }
        return new CornerFigure(
                List.of("c_{HW}", "c_{HB}", "\\nu_1"),
                List.of(Series.of(a), Series.of(b), Series.of(c)),
                Labels.none());
    }

    public static void main(String[] args) {
        List<Drawable> figures = all();
        for (int i = 0; i < figures.size(); i++) {
            for (String extension : new String[] {".png", ".svg", ".pdf"}) {
                figures.get(i).picture().save(Path.of(args[0], "figure" + i + extension));
            }
        }
    }
}
