package smi.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.awt.image.RenderedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import smi.morphing.InvalidInputException;

/** The object that notebooks show and files keep. */
class PlotTest {
    static List<Drawable> all() {
        return Examples.all();
    }

    /** Java kernels show a RenderedImage by ImageIO.write(image, "png", stream). */
    @ParameterizedTest
    @MethodSource("all")
    void aNotebookGetsAnImageWithSomethingOnIt(Drawable drawable) throws IOException {
        RenderedImage plot = drawable.plot();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        assertTrue(ImageIO.write(plot, "png", bytes), "a writer for PNG takes it");
        BufferedImage read = ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
        assertEquals(Math.round(drawable.figure().size().width() * 120 / 72), read.getWidth());
        assertEquals(plot.getHeight(), read.getHeight());
        long dark = 0;
        for (int x = 0; x < read.getWidth(); x++) {
            for (int y = 0; y < read.getHeight(); y++) {
                dark += (read.getRGB(x, y) & 0xff) < 128 ? 1 : 0;
            }
        }
        // frames, numbers and lines take some percent of the paper
        assertTrue(dark > 0.005 * read.getWidth() * read.getHeight(), dark + " dark pixels");
    }

    @Test
    void labelsStandAboveTheFrameAndAllOfThemStay() {
        Plot plot = Plots.of(Examples.scan())
                .withExperiment("ATLAS")
                .withTitle("Simulation")
                .withEnergy("13 TeV")
                .withLuminosity("140 fb^{-1}");
        assertEquals(
                new Labels("ATLAS", "Simulation", "13 TeV", "140 fb^{-1}"),
                plot.figure().labels());
        Plot pulls = Plots.of(Examples.pulls()).withExperiment("ATLAS").withEnergy("13 TeV");
        assertEquals("ATLAS", pulls.figure().tiles().get(0).figure().labels().experiment());
        assertEquals("", pulls.figure().tiles().get(0).figure().labels().energy());
        assertEquals(
                new Labels("", "", "13 TeV", "3 fb^{-1}"),
                pulls.figure().tiles().get(1).figure().labels());
    }

    @Test
    void axesCanBeNamedAndRanged() {
        Figure figure = Plots.of(Examples.learning())
                .withX("t", "s")
                .withY("L", "")
                .withXRange(2, 30)
                .withYRange(1e-3, 1)
                .withSize(300, 200)
                .figure();
        assertEquals("t [s]", figure.x().title());
        assertEquals(new Range(2, 30), figure.x().range().orElseThrow());
        Axis y = figure.panels().get(0).y();
        assertEquals("L", y.title());
        assertEquals(new Range(1e-3, 1), y.range().orElseThrow());
        assertEquals(new Scale.Logarithmic(), y.scale());
        assertEquals(new Size(300, 200), figure.size());
        assertEquals(
                new Scale.Logarithmic(),
                Plots.of(Examples.learning()).withLogX().figure().x().scale());
    }

    @Test
    void namesAreReplacedAsWholeWordsWhereverTheyAre() {
        Map<String, String> names = Map.of("clq1", "C_{lq}^{(1)}");
        Plot pulls = Plots.of(Examples.pulls()).withNames(names);
        assertEquals(
                "impact on C_{lq}^{(1)}",
                pulls.figure().tiles().get(1).figure().x().label());
        double[] x = {0, 1};
        Figure lines = Plots.lines(x, Map.of("clq1 = 1, clq10 = 2", x))
                .withX("clq1", "")
                .withNames(names)
                .figure();
        assertEquals("C_{lq}^{(1)}", lines.x().label());
        assertEquals(
                "C_{lq}^{(1)} = 1, clq10 = 2",
                lines.panels().get(0).legends().get(0).entries().get(0).text());
    }

    @Test
    void figuresOfSeveralFramesHaveNoAxisToName() {
        assertThrows(
                InvalidInputException.class, () -> Plots.of(Examples.corner()).withX("x", ""));
    }

    @ParameterizedTest
    @MethodSource("all")
    void theNumbersBehindAFigureAreWritten(Drawable drawable, @TempDir Path folder) throws IOException {
        Path file = folder.resolve("data.csv");
        Plot plot = drawable.plot().csv(file);
        List<String> lines = Files.readAllLines(file);
        assertEquals(plot.data().rowCount() + 1, lines.size());
        assertTrue(plot.data().rowCount() > 2);
        assertEquals(plot.data().columnCount(), lines.get(0).split(",(?=([^\"]*\"[^\"]*\")*[^\"]*$)").length);
    }

    @Test
    void linesAreWrittenAsTheyWereGiven(@TempDir Path folder) throws IOException {
        double[] x = {0.1, 0.2, 0.7};
        Plots.lines(x, Map.of("a, \"b\"", new double[] {1e-300, Double.NaN, -1 / 3.0}))
                .csv(folder.resolve("lines.csv"));
        assertEquals(
                """
                curve,x,y,low,high
                "a, ""b""\",0.1,1.0E-300,,
                "a, ""b""\",0.2,,,
                "a, ""b""\",0.7,-0.3333333333333333,,
                """,
                Files.readString(folder.resolve("lines.csv")));
    }

    @Test
    void savingShowsTheSamePlotAgain(@TempDir Path folder) throws IOException {
        Plot plot = Plots.of(Examples.contours());
        assertEquals(plot, plot.save(folder.resolve("a.png")).save(folder.resolve("a.svg")));
        BufferedImage image = ImageIO.read(folder.resolve("a.png").toFile());
        assertEquals(Math.round(430 * 300 / 72.0), image.getWidth());
        plot.save(folder.resolve("b.png"), 72);
        assertEquals(430, ImageIO.read(folder.resolve("b.png").toFile()).getWidth());
        assertTrue(plot.html().startsWith("<img "));
        assertTrue(plot.toString().contains("c_HB [TeV^−2] against c_HW"), plot.toString());
    }
}
