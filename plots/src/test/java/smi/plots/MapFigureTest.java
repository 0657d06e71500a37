package smi.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import smi.augmentation.CrossSection;
import smi.limits.ParameterGrid;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.Parameter;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;

/** Maps of a function in the plane, and the figures of cross sections. */
class MapFigureTest {
    private static final ParameterSpace SPACE =
            ParameterSpace.of(Parameter.of("a", 2, -1, 1), Parameter.of("b", 2, -1, 1));

    private static Grid grid(DoubleBinaryOperator function) {
        double[] axis = {-1, -0.5, 0, 0.5, 1};
        double[][] values = new double[5][5];
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                values[i][j] = function.applyAsDouble(axis[i], axis[j]);
            }
        }
        return Grid.of(axis, axis, values);
    }

    private static MapFigure map(DoubleBinaryOperator function) {
        return MapFigure.of(Axis.linear("a", ""), Axis.linear("b", ""), Axis.linear("\\sigma", "pb"), grid(function));
    }

    private static Layer.Map colours(MapFigure figure) {
        return (Layer.Map) figure.figure().panels().get(0).layers().get(0);
    }

    private static List<Double> marks(MapFigure figure) {
        return colours(figure).marks().stream().map(Ticks.Tick::value).toList();
    }

    /** The lines of a plane are straight, at the values that stand beside the colours. */
    @Test
    void linesLieWhereTheFunctionHasTheValuesThatAreMarked() {
        MapFigure figure = map((x, y) -> 3 + x);
        assertEquals(List.of(2.0, 2.5, 3.0, 3.5, 4.0), marks(figure));
        List<Layer.Line> lines = figure.figure().panels().get(0).layers().stream()
                .filter(Layer.Line.class::isInstance)
                .map(Layer.Line.class::cast)
                .toList();
        for (double at : new double[] {-0.5, 0, 0.5}) {
            assertTrue(
                    lines.stream().anyMatch(l -> l.points().x().stream().allMatch(x -> Math.abs(x - at) < 1e-9)),
                    "no line at " + at);
        }
    }

    @Test
    void valuesOfVeryDifferentSizeHaveLogarithmicColours() {
        MapFigure figure = map((x, y) -> Math.pow(10, 1 + x));
        assertEquals(List.of(1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0), marks(figure));
        Layer.Map colours = colours(figure);
        assertEquals(colours.colour(1), Palette.sequential(0));
        assertEquals(colours.colour(10), Palette.sequential(0.5));
        assertEquals(colours.colour(1e6), Palette.sequential(1));
        assertEquals(colours.colour(-1), Palette.sequential(0));
    }

    /** Who sees no colours sees their lightness fall. */
    @Test
    void coloursGetDarkerAllTheWay() {
        double before = 256;
        for (int k = 0; k <= 50; k++) {
            Color c = Palette.sequential(k / 50.0);
            double lightness = 0.2126 * c.getRed() + 0.7152 * c.getGreen() + 0.0722 * c.getBlue();
            assertTrue(lightness < before, "at " + k);
            before = lightness;
        }
        assertEquals(Color.WHITE, Palette.on(Palette.sequential(1)));
        assertEquals(Palette.INK, Palette.on(Palette.sequential(0)));
    }

    /** The left of the frame is light, the right is dark: pixels in the middle of the left and right quarter. */
    @Test
    void thePictureHasTheColours() {
        BufferedImage image = map((x, y) -> 3 + x).picture().image();
        int row = image.getHeight() * 55 / 100;
        Color left = new Color(image.getRGB(image.getWidth() * 23 / 100, row));
        Color right = new Color(image.getRGB(image.getWidth() * 73 / 100, row));
        assertTrue(left.getRed() > 150 && right.getRed() < 90, left + " and " + right);
        String svg = map((x, y) -> 3 + x).picture().svg();
        assertTrue(svg.contains("data:image/png;base64"), "the map is one image");
        assertTrue(svg.length() < 300_000, svg.length() + " characters");
    }

    @Test
    void onlyWhatLiesOnTheMapIsInTheLegend() {
        Grid error = grid((x, y) -> 0.02 + 0.01 * x);
        MapFigure figure = map((x, y) -> 3 + x)
                .with(new MapFigure.Lines("1 %", error, 0.01))
                .with(new MapFigure.Lines("2 %", error, 0.02))
                .with(new MapFigure.Lines("9 %", error, 0.09))
                .withPoint("benchmarks", 0, 0)
                .withPoint("benchmarks", 0.5, 0.5)
                .withPoint("elsewhere", 7, 0);
        String words = figure.figure().description();
        assertTrue(words.contains("2 %; benchmarks") && !words.contains("9 %") && !words.contains("elsewhere"), words);
        assertThrows(InvalidInputException.class, () -> map((x, y) -> Double.NaN));
        assertEquals(1, marks(map((x, y) -> 3)).stream().filter(v -> v == 3).count(), "a constant has a colour");
    }

    private static List<CrossSection> sigmas(ParameterGrid grid) {
        return IntStream.range(0, grid.size())
                .mapToObj(grid::point)
                .map(p -> new CrossSection(p, 2 + p.get(0) * p.get(0), 0.02 * (1 + p.get(1)), new double[2]))
                .toList();
    }

    @Test
    void crossSectionsInOneParameterAreACurveWithItsError() {
        ParameterGrid grid = ParameterGrid.parse("a=-1:1:5,b=0.25", SPACE);
        Figure figure = CrossSectionFigures.of(grid, sigmas(grid), List.of()).figure();
        Layer.Area band = (Layer.Area) figure.panels().get(0).layers().stream()
                .filter(Layer.Area.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertEquals(2 - 0.025, band.outline().y().stream().min().orElseThrow(), 1e-12);
        assertEquals(3 + 0.025, band.outline().y().stream().max().orElseThrow(), 1e-12);
        assertEquals("b = 0.25", figure.labels().status());
    }

    @Test
    void crossSectionsInTwoParametersAreAMapWithTheBenchmarksInThePlane() {
        ParameterGrid grid = ParameterGrid.parse("a=-1:1:5,b=-1:1:9", SPACE);
        ParameterPoint sm = SPACE.point(0, 0);
        Drawable figure = CrossSectionFigures.of(grid, sigmas(grid), List.of(new Benchmark("sm", sm)));
        assertEquals(List.of(2.0, 2.2, 2.4, 2.6, 2.8, 3.0), marks((MapFigure) figure));
        assertTrue(figure.figure().description().contains("statistical error 1 %; benchmarks"));
        ParameterGrid none = ParameterGrid.parse("a=0,b=1", SPACE);
        var error =
                assertThrows(InvalidInputException.class, () -> CrossSectionFigures.of(none, sigmas(none), List.of()));
        assertTrue(error.getMessage().contains("scans 0"), error.getMessage());
    }
}
