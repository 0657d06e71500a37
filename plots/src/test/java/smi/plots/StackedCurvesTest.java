package smi.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class StackedCurvesTest {
    private static CurveFigure panel(String label) {
        return CurveFigure.of(Axis.linear("epoch", ""), Axis.linear(label, ""))
                .with(Curve.of("training", new double[] {1, 2, 3}, new double[] {3, 2, 1}));
    }

    @Test
    void everyFigureIsAPanelOverTheSameAxis() {
        Figure figure = new StackedCurves(List.of(panel("loss"), panel("alice"), panel("score"))).figure();
        assertEquals(3, figure.panels().size());
        assertEquals("score", figure.panels().get(2).y().title());
        assertEquals("epoch", figure.x().title());
        assertTrue(figure.size().height() > panel("loss").figure().size().height());
        assertTrue(
                figure.description().contains("loss against epoch; training. alice against epoch. "),
                "what the first panel has said is not repeated: " + figure.description());
    }

    @Test
    void nothingIsNoFigure() {
        assertThrows(IllegalArgumentException.class, () -> new StackedCurves(List.of()));
    }
}
