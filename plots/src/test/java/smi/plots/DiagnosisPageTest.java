package smi.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import smi.diagnostics.Check;
import smi.diagnostics.Diagnosis;
import smi.diagnostics.DiagnosisPictures;
import smi.diagnostics.DiagnosisPictures.ProfilePoint;
import smi.diagnostics.DiagnosisPictures.TailPoint;
import smi.diagnostics.PointFigures;
import smi.limits.fit.Bounds;
import smi.morphing.InvalidInputException;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

/** The page shows what the diagnosis found, in one, two and three parameters. */
class DiagnosisPageTest {
    private static Diagnosis diagnosis(int parameters, int points) {
        List<Parameter> names = new ArrayList<>();
        for (int p = 0; p < parameters; p++) {
            names.add(Parameter.of("c" + p, 2, -1, 1));
        }
        var space = new ParameterSpace(names);
        List<PointFigures> map = new ArrayList<>();
        for (int k = 0; k < points; k++) {
            double[] theta = new double[parameters];
            theta[0] = parameters == 2 ? k / 3 : k;
            theta[parameters - 1] = parameters == 2 ? k % 3 : k;
            map.add(new PointFigures(space.point(theta), 1 + 0.01 * k, 1 - 0.01 * k, 1000, 0.1, 0.1 * k));
        }
        double[] edges = {0, 1, 2};
        double[] half = {0.5, 0.5};
        double[] small = {0.01, 0.01};
        var histogram = new DiagnosisPictures.Histogram("m_ll", edges, half, small, half, small, half);
        var pictures = new DiagnosisPictures(
                "at c0",
                List.of(histogram),
                List.of(new ProfilePoint(0.2, 0.21, 0.01), new ProfilePoint(0.8, 0.79, 0.01)),
                List.of(new TailPoint(0.1, 1), new TailPoint(10, 0.01)),
                Optional.of(new DiagnosisPictures.ScoreProfile(
                        "at c0", List.of(new ProfilePoint(-1, -1.1, 0.1), new ProfilePoint(1, 0.9, 0.1)))),
                new Bounds(new double[parameters], ones(parameters)));
        var check = new Check("closure in m_ll", "at c0 < 1", 9, 0.1, 1, "look & see");
        return new Diagnosis(List.of(check), map, pictures);
    }

    private static double[] ones(int n) {
        double[] ones = new double[n];
        Arrays.fill(ones, 1);
        return ones;
    }

    @Test
    void everyFigureIsThere() {
        DiagnosisPage page = new DiagnosisPage("alices", diagnosis(2, 9));
        List<String> headings = page.figures().stream()
                .map(figure -> figure.labels().experiment())
                .toList();
        assertEquals(List.of("closure", "calibration", "score", "normalisation", "slope", "weights"), headings);
        assertEquals(6, page.figure().tiles().size());
        assertTrue(page.picture().png().length > 10_000);
        assertTrue(page.figure().tiles().stream()
                .allMatch(tile -> tile.x() + tile.figure().size().width()
                                <= page.figure().size().width()
                        && tile.y() + tile.figure().size().height()
                                <= page.figure().size().height()));
    }

    @Test
    void oneParameterIsACurveAndThreeAreADistance() {
        Figure curve = new DiagnosisPage("a", diagnosis(1, 5)).figures().get(3);
        assertEquals("c0", curve.x().label());
        Figure scatter = new DiagnosisPage("a", diagnosis(3, 5)).figures().get(3);
        assertTrue(scatter.x().label().startsWith("distance"));
    }

    @Test
    void theHtmlPageSaysWhatFailed() {
        String html = new DiagnosisHtml(new DiagnosisPage("alices.smi", diagnosis(2, 9))).text();
        assertTrue(html.contains("alices.smi: <span class=\"fail\">fail</span>"), html.substring(0, 900));
        assertTrue(html.contains("at c0 &lt; 1") && html.contains("look &amp; see"));
        assertEquals(6, html.split("<img").length - 1);
    }

    @Test
    void aDiagnosisWithoutNumbersHasNoPage() {
        var empty = new DiagnosisPictures(
                "", List.of(), List.of(), List.of(), Optional.empty(), new Bounds(new double[1], ones(1)));
        var page = new DiagnosisPage("a", new Diagnosis(List.of(), List.of(), empty));
        assertThrows(InvalidInputException.class, page::figure);
    }
}
