package smi.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import smi.morphing.InvalidInputException;

/** What the figures hold before they are drawn. */
class FiguresTest {
    private static <T extends Layer> List<T> layers(Panel panel, Class<T> kind) {
        return panel.layers().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static List<String> names(Figure figure) {
        return figure.panels().stream()
                .flatMap(p -> p.legends().stream())
                .flatMap(l -> l.entries().stream())
                .map(LegendEntry::text)
                .toList();
    }

    @Test
    void contoursHaveAColourPerMethodAndADashPerLevel() {
        Figure figure = Examples.contours().figure();
        assertEquals("c_{HW} [TeV^{-2}]", figure.x().title());
        assertEquals("c_{HB} [TeV^{-2}]", figure.panels().get(0).y().title());
        assertEquals(
                List.of(
                        "ALICES",
                        "p_{T,j1} histogram",
                        "rate",
                        "Fisher information",
                        "68\u00a0% CL",
                        "95\u00a0% CL",
                        "best fit",
                        "SM"),
                names(figure));
        List<Layer.Line> lines = layers(figure.panels().get(0), Layer.Line.class);
        // The first method is drawn last: one solid line, then one dashed, in the first colour.
        List<Layer.Line> alices = lines.subList(lines.size() - 2, lines.size());
        assertEquals(LineStyle.solid(Palette.colour(0)), alices.get(0).style());
        assertEquals(Dash.DASHED, alices.get(1).style().dash());
        assertTrue(width(alices.get(1)) > width(alices.get(0)));
        Stream<Layer.Markers> markers = layers(figure.panels().get(0), Layer.Markers.class).stream();
        assertEquals(
                List.of(MarkerStyle.Symbol.STAR, MarkerStyle.Symbol.CIRCLE, MarkerStyle.Symbol.SQUARE),
                markers.map(m -> m.style().symbol()).toList());
    }

    private static double width(Layer.Line line) {
        return line.points().x().stream().max().orElseThrow()
                - line.points().x().stream().min().orElseThrow();
    }

    @Test
    void aBestFitOfAllMethodsIsMarkedOnce() {
        Figure figure = Examples.openContours().figure();
        List<Layer.Markers> markers = layers(figure.panels().get(0), Layer.Markers.class);
        assertEquals(2, markers.size(), "the truth and one best fit");
        assertEquals(Palette.INK, markers.get(1).style().outline());
        LegendEntry method = figure.panels().get(0).legends().get(0).entries().get(0);
        assertEquals(1, method.marks().size(), "a line without a symbol");
        assertTrue(names(figure).contains("best fit"));
    }

    @Test
    void linesThatLeaveTheGridEndAtTheFrame() {
        Figure figure = Examples.openContours().figure();
        assertEquals(Optional.of(new Range(-2, 2)), figure.panels().get(0).y().range());
        assertEquals(Optional.empty(), Examples.ellipses().figure().x().range());
    }

    @Test
    void aLevelWithoutALineIsSaidAndTheRangeShown() {
        double[] axis = Examples.steps(-2, 3, 11);
        Figure figure = ContourFigure.of(Axis.linear("x", ""), Axis.linear("y", ""))
                .with(Contour.ofTestStatistic("weak", Examples.grid(axis, axis, (x, y) -> 0.3 * x * x + 0.1 * y * y)))
                .figure();
        assertTrue(
                names(figure).contains("weak (95\u00a0% beyond range)"),
                names(figure).toString());
        assertEquals(Optional.of(new Range(-2, 3)), figure.x().range());
        assertEquals(Optional.of(new Range(-2, 3)), figure.panels().get(0).y().range());
    }

    @Test
    void otherLevelsGetOtherLines() {
        Figure figure = Examples.contours().withLevels(0.6827, 0.9545, 0.9973).figure();
        assertTrue(names(figure).contains("68.27\u00a0% CL"));
        assertTrue(names(figure).contains("99.73\u00a0% CL"));
        assertTrue(layers(figure.panels().get(0), Layer.Line.class).stream()
                .anyMatch(l -> l.style().dash() == Dash.DOTTED));
        assertThrows(InvalidInputException.class, () -> Examples.contours().withLevels(95.0));
    }

    @Test
    void scansShowTheirThresholds() {
        Figure figure = Examples.scan().figure();
        List<Layer.Rule> rules = layers(figure.panels().get(0), Layer.Rule.class);
        assertEquals(0.98894, rules.get(0).y(), 1e-5, "68 % of χ² with one degree of freedom");
        assertEquals(3.84146, rules.get(1).y(), 1e-5);
        assertEquals(List.of("ALICES", "histogram", "68\u00a0% CL", "95\u00a0% CL"), names(figure));
        assertEquals(Optional.of(new Range(-1, 1)), figure.x().range());
        assertEquals(1, layers(figure.panels().get(0), Layer.Area.class).size());
    }

    @Test
    void histogramsHaveStepsErrorsAndRatios() {
        Figure figure = Examples.histograms().figure();
        assertEquals(2, figure.panels().size());
        assertEquals(Optional.of(new Range(0, 400)), figure.x().range());
        assertEquals(List.of("SM", "c_{HW} = -0.5 TeV^{-2}", "toy data"), names(figure));
        Panel ratio = figure.panels().get(1);
        Layer.Line steps = layers(ratio, Layer.Line.class).get(0);
        // Bin 100 to 150: 2400 over 2100.
        assertEquals(2400.0 / 2100, steps.points().y().get(7), 1e-15);
        assertEquals(100, steps.points().x().get(7));
        Layer.ErrorBars errors = layers(ratio, Layer.ErrorBars.class).get(0);
        assertEquals(Math.sqrt(2400) / 2100, errors.upper().get(3), 1e-15);
        List<Layer.Area> band = layers(ratio, Layer.Area.class);
        assertEquals(7, band.size());
        assertEquals(1 + 2 / Math.sqrt(3000), band.get(0).outline().y().get(2), 1e-15);
    }

    @Test
    void anEmptyBinHasNoRatio() {
        double[] edges = {0, 1, 2};
        Figure figure = HistogramFigure.of(Axis.linear("x", ""), Axis.linear("Events", ""))
                .with(Histogram.of("a", edges, new double[] {0, 4}, new double[] {0, 2}))
                .with(Histogram.of("b", edges, new double[] {3, 5}, new double[] {1, 2}))
                .withRatioTo("a")
                .figure();
        Layer.Line steps = layers(figure.panels().get(1), Layer.Line.class).get(0);
        assertTrue(Double.isNaN(steps.points().y().get(1)));
        assertEquals(1.25, steps.points().y().get(3));
    }

    @Test
    void ratiosNeedEqualBinsAndAKnownName() {
        HistogramFigure figure = HistogramFigure.of(Axis.linear("x", ""), Axis.linear("Events", ""))
                .with(Histogram.of("a", new double[] {0, 1}, new double[] {1}, new double[] {0}))
                .with(Histogram.of("b", new double[] {0, 2}, new double[] {1}, new double[] {0}));
        String bins = assertThrows(InvalidInputException.class, () -> figure.withRatioTo("a")
                        .figure())
                .getMessage();
        assertTrue(bins.contains("'b'") && bins.contains("different bins"), bins);
        String name = assertThrows(InvalidInputException.class, () -> figure.withRatioTo("c")
                        .figure())
                .getMessage();
        assertTrue(name.contains("'c'") && name.contains("[a, b]"), name);
    }

    @Test
    void barsStandSideBySideInTheirCategory() {
        Figure figure = Examples.bars().figure();
        Panel panel = figure.panels().get(0);
        List<Layer.Area> bars = layers(panel, Layer.Area.class);
        assertEquals(11, bars.size(), "12 bars less the one without a value");
        for (int i = 0; i < 4; i++) {
            int category = i;
            assertTrue(bars.get(i).outline().x().stream().allMatch(x -> Math.abs(x - category) < 0.5));
        }
        assertEquals(900, bars.get(0).outline().y().get(2));
        assertTrue(bars.get(0).outline().x().get(1) < bars.get(4).outline().x().get(0), "no overlap");
        assertEquals(3, layers(panel, Layer.ErrorBars.class).size());
    }

    @Test
    void everyWordIsInTheDescription() {
        String words = Examples.contours().figure().description();
        for (String word : List.of("c_HW [TeV^−2]", "c_HB", "ALICES", "p_T,j1 histogram", "68\u00a0% CL", "SM")) {
            assertTrue(words.contains(word), word + " in " + words);
        }
    }

    @Test
    void inputThatCannotBeDrawnIsRefused() {
        assertThrows(InvalidInputException.class, () -> new Range(1, 1));
        assertThrows(InvalidInputException.class, () -> new Range(0, Double.NaN));
        assertThrows(
                InvalidInputException.class, () -> Axis.logarithmic("x", "").withRange(0, 1));
        assertThrows(InvalidInputException.class, () -> Axis.categories("x", List.of()));
        assertThrows(InvalidInputException.class, () -> Points.of(new double[2], new double[3]));
        assertThrows(InvalidInputException.class, () -> new Point("SM", Double.NaN, 0));
        assertThrows(InvalidInputException.class, () -> new Size(10, 400));
        assertThrows(
                InvalidInputException.class,
                () -> Histogram.of("h", new double[] {0, 1}, new double[2], new double[2]));
        BarFigure bars = BarFigure.of(Axis.categories("x", List.of("a")), Axis.linear("y", ""));
        assertThrows(InvalidInputException.class, () -> bars.with(Bars.of("m", new double[2], new double[2])));
    }

    @Test
    void axesFitTheirContent() {
        assertEquals(
                new Range(0, 10.7),
                FittedRange.of(Axis.linear("", ""), Stream.of(0.0, 10.0).mapToDouble(v -> v)));
        Range log = FittedRange.of(
                Axis.logarithmic("", ""), Stream.of(0.0, 1.0, 100.0, Double.NaN).mapToDouble(v -> v));
        assertEquals(Math.pow(10, -0.14), log.low(), 1e-12);
        assertEquals(Math.pow(10, 2.14), log.high(), 1e-12);
        Range one = FittedRange.of(Axis.linear("", ""), Stream.of(3.0).mapToDouble(v -> v));
        assertTrue(one.low() < 3 && one.high() > 3);
        assertFalse(Double.isNaN(
                FittedRange.of(Axis.linear("", ""), Stream.<Double>of().mapToDouble(v -> v))
                        .low()));
    }
}
