package smi.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** Every call of the façade gives the figure that it promises, and docs/plots.md shows these calls. */
class GalleryTest {
    private static final Path ROOT = Path.of(System.getProperty("smi.root", ".."));
    private static Map<String, Plot> plots;

    @BeforeAll
    static void draw() {
        plots = Gallery.plots();
    }

    private static Figure figure(String name) {
        return plots.get(name).figure();
    }

    private static List<String> legend(Figure figure) {
        return figure.panels().stream()
                .flatMap(p -> p.legends().stream())
                .flatMap(l -> l.entries().stream())
                .map(LegendEntry::text)
                .toList();
    }

    private static <T> List<T> layers(Figure figure, int panel, Class<T> kind) {
        return figure.panels().get(panel).layers().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    @Test
    void everyFigureHasWordsAndNumbers() {
        plots.forEach((name, plot) -> {
            assertTrue(plot.toString().contains(" against "), name);
            Table data = plot.data();
            assertTrue(data.rowCount() > 2 && data.columnCount() > 1, name + ": " + data.shape());
        });
    }

    @Test
    void everyCallOfTheFacadeIsInTheGallery() {
        List<String> shown =
                plots.keySet().stream().map(name -> name.replaceAll("-.*", "")).toList();
        for (Method method : Plots.class.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers())) {
                assertTrue(shown.contains(method.getName()), method.getName());
            }
        }
    }

    @Test
    void contoursHaveNamesLevelsAndLabels() {
        Figure figure = figure("contours");
        assertEquals("C_{lq}^{(1)}", figure.x().title());
        assertEquals("C_{lq}^{(3)}", figure.panels().get(0).y().title());
        assertEquals(new Labels("smi", "Simulation", "13 TeV", "1 fb^{-1}"), figure.labels());
        List<String> legend = legend(figure);
        assertTrue(
                legend.containsAll(List.of("rate", "68\u00a0% CL", "95\u00a0% CL", "best fit", "truth")),
                legend::toString);
        // solid at 68 %, dashed at 95 %
        assertTrue(layers(figure, 0, Layer.Line.class).stream()
                .map(l -> l.style().dash())
                .collect(Collectors.toSet())
                .containsAll(List.of(Dash.SOLID, Dash.DASHED)));
    }

    @Test
    void aCurveHasTheThresholdsOfOneParameter() {
        List<Layer.Rule> rules = layers(figure("curves"), 0, Layer.Rule.class);
        assertEquals(2, rules.size());
        // quantiles of χ² with one degree of freedom
        assertEquals(0.98894, rules.get(0).y(), 1e-4);
        assertEquals(3.84146, rules.get(1).y(), 1e-4);
    }

    @Test
    void aBandHasItsColoursAndLines() {
        Figure figure = figure("band");
        assertEquals(new Scale.Logarithmic(), figure.panels().get(0).y().scale());
        assertEquals(
                List.of(
                        "observed",
                        "expected, median",
                        "68\u00a0% of experiments",
                        "95\u00a0% of experiments",
                        "68\u00a0% CL",
                        "95\u00a0% CL"),
                legend(figure));
        assertEquals(2, layers(figure, 0, Layer.Area.class).size());
    }

    @Test
    void impactsAreInOrder() {
        Table data = plots.get("impacts").data();
        assertEquals(3, data.rowCount());
        double[] up = data.doubleColumn(3).asDoubleArray();
        assertTrue(Math.abs(up[2]) >= Math.abs(up[1]) && Math.abs(up[1]) >= Math.abs(up[0]), Arrays.toString(up));
    }

    @Test
    void aCornerHasATilePerPair() {
        assertEquals(6, figure("corner").tiles().size());
        assertEquals(4000, plots.get("corner").data().rowCount());
    }

    @Test
    void coverageComparesWithTheDiagonal() {
        assertEquals(List.of("asymptotic", "toys", "exact coverage"), legend(figure("coverage")));
        assertEquals(2, layers(figure("coverage"), 0, Layer.ErrorBars.class).size());
        assertEquals(
                List.of(0.655, 0.881, 0.931),
                plots.get("coverage").data().first(3).doubleColumn(2).asList());
    }

    @Test
    void informationHasItsFigures() {
        assertTrue(legend(figure("ellipses")).containsAll(List.of("truth", "histogram")));
        assertEquals(
                List.of("1", "2", "|I|^{1/2}"),
                ((Scale.Categories) figure("eigenvalues").x().scale()).names());
        assertEquals("cos \\theta", figure("informationDensity").x().title());
        assertEquals(List.of("geodesics", "distance 1", "distance 2"), legend(figure("geodesics")));
    }

    /** Shapes are normalised, and a band holds its distribution nearly everywhere. */
    @Test
    void distributionsHaveUnitAreaAndBands() {
        Table data = plots.get("distributions").data();
        for (String point : List.of("SM", "clq3 = 0.7")) {
            Table one = data.where(data.stringColumn(0).isEqualTo(point));
            double area = 0;
            for (int b = 0; b < one.rowCount(); b++) {
                area += one.doubleColumn(3).getDouble(b)
                        * (one.doubleColumn(2).getDouble(b)
                                - one.doubleColumn(1).getDouble(b));
                assertTrue(
                        one.doubleColumn(5).getDouble(b) < one.doubleColumn(6).getDouble(b), "bin " + b);
            }
            assertEquals(1, area, 1e-12);
        }
        assertEquals(List.of("SM", "clq3 = 0.7"), legend(figure("distributions")));
    }

    @Test
    void uncertaintiesAreNestedAndStandOverTheirRatio() {
        Figure figure = figure("uncertainty");
        assertEquals("Ratio", figure.panels().get(1).y().title());
        assertEquals(List.of("prediction", "68\u00a0% of variations", "95\u00a0% of variations"), legend(figure));
        Table data = plots.get("uncertainty").data();
        for (int b = 0; b < data.rowCount(); b++) {
            double[] ends = {
                value(data, "95\u00a0%", "low", b),
                value(data, "68\u00a0%", "low", b),
                data.doubleColumn(2).getDouble(b),
                value(data, "68\u00a0%", "high", b),
                value(data, "95\u00a0%", "high", b)
            };
            double[] sorted = ends.clone();
            Arrays.sort(sorted);
            assertEquals(Arrays.toString(sorted), Arrays.toString(ends));
        }
    }

    private static double value(Table data, String part, String end, int row) {
        return data.doubleColumn(part + " of variations, " + end).getDouble(row);
    }

    @Test
    void systematicsHaveALineUpAndDown() {
        Figure figure = figure("systematics");
        // three nuisance parameters up and down, and the prediction
        assertEquals(7, layers(figure, 1, Layer.Line.class).size());
        assertEquals(new Scale.Logarithmic(), figure.panels().get(0).y().scale());
        assertTrue(legend(figure).containsAll(List.of("+1\\sigma", "-1\\sigma")));
    }

    @Test
    void morphingIsACurveAMapOrMaps() {
        assertEquals(4, layers(figure("morphing-1"), 0, Layer.Line.class).size());
        assertEquals(1, layers(figure("morphing"), 0, Layer.Map.class).size());
        assertEquals(List.of("benchmarks"), legend(figure("morphing")));
        assertEquals(3, figure("morphing-3").tiles().size());
        assertEquals(3, figure("morphingScatter").tiles().size());
        // at a benchmark its own weight is one and the others vanish
        Table curve = plots.get("morphing-1").data();
        Table sum = curve.where(curve.stringColumn(0).isEqualTo("√(Σ w^2)"));
        assertEquals(1, sum.doubleColumn(2).getDouble(100), 1e-12, "at zero, the benchmark sm");
        assertEquals(0, sum.doubleColumn(1).getDouble(100), 1e-12);
    }

    @Test
    void trustHasItsFigures() {
        assertEquals(3, figure("learningCurves").panels().size());
        assertEquals(List.of("training", "validation"), legend(figure("learningCurves")));
        assertEquals(
                2,
                layers(figure("learningCurves-ensemble"), 0, Layer.Area.class).size());
        assertEquals(List.of("events in bins", "perfect"), legend(figure("calibration")));
        assertEquals(List.of("target", "reweighted", "before"), legend(figure("closure")));
        assertEquals("Ratio", figure("closure").panels().get(1).y().title());
    }

    @Test
    void plainNumbersBecomeTheFiguresTheyAre() {
        assertEquals("t [s]", figure("lines").x().title());
        assertEquals(400, plots.get("scatter").data().rowCount());
        Table bins = plots.get("histogram").data();
        double area = 0;
        for (int b = 0; b < bins.rowCount(); b++) {
            area += bins.doubleColumn(3).getDouble(b)
                    * (bins.doubleColumn(2).getDouble(b) - bins.doubleColumn(1).getDouble(b));
        }
        assertEquals(1, area, 1e-12);
        assertEquals(2, figure("histograms").panels().size());
    }

    @Test
    void thePageShowsTheseCalls() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/plots.md"));
        String source = squeezed(Files.readString(ROOT.resolve("plots/src/test/java/smi/plots/Gallery.java")));
        Matcher blocks = Pattern.compile("```java\\n(.*?)```", Pattern.DOTALL).matcher(page);
        List<String> calls = new ArrayList<>();
        while (blocks.find()) {
            calls.add(squeezed(blocks.group(1)));
            assertTrue(source.contains(squeezed(blocks.group(1))), blocks.group(1));
        }
        for (Method method : Plots.class.getDeclaredMethods()) {
            if (Modifier.isPublic(method.getModifiers()) && !method.getName().equals("of")) {
                String call = "Plots." + method.getName() + "(";
                assertTrue(calls.stream().anyMatch(c -> c.contains(call)), call + " is missing on the page");
            }
        }
    }

    @Test
    void thePageLinksWhatThereIs() throws IOException {
        Matcher links = Pattern.compile("\\]\\(([^)#:]+)\\)").matcher(Files.readString(ROOT.resolve("docs/plots.md")));
        while (links.find()) {
            Path file = ROOT.resolve("docs").resolve(links.group(1));
            assertTrue(Files.exists(file), links.group(1));
            assertTrue(!links.group(1).endsWith(".png") || Files.size(file) <= 60_000, links.group(1));
        }
    }

    private static String squeezed(String code) {
        return code.replaceAll("\\s+", " ").replaceAll("\\s*([().,])\\s*", "$1").strip();
    }
}
