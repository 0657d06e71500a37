package smi.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.List;
import org.junit.jupiter.api.Test;

class LegendPlacementTest {
    private static final Rectangle2D AREA = new Rectangle2D.Double(50, 10, 300, 300);
    private static final Axis UNIT = Axis.linear("", "").withRange(0, 1);

    private static Frame frame() {
        Fonts fonts = Fonts.standard();
        return new Frame(
                AREA, new ScaledAxis(UNIT, new Range(0, 1), fonts), new ScaledAxis(UNIT, new Range(0, 1), fonts));
    }

    private static LegendBox box(String... names) {
        List<LegendEntry> entries = java.util.Arrays.stream(names)
                .map(n -> LegendEntry.of(n, LineStyle.solid(Palette.INK)))
                .toList();
        return new LegendBox(new Legend(entries), Fonts.standard().legend());
    }

    private static Layer line(double x0, double y0, double x1, double y1) {
        return new Layer.Line(Points.of(new double[] {x0, x1}, new double[] {y0, y1}), LineStyle.solid(Palette.INK));
    }

    @Test
    void alonealegendStandsInTheUpperRightCorner() {
        LegendPlacement placement = LegendPlacement.of(List.of(box("a", "b")), AREA, new Obstacles(frame()));
        Rectangle2D place = placement.places().get(0);
        assertTrue(placement.free());
        assertTrue(place.getCenterX() > AREA.getCenterX() && place.getCenterY() < AREA.getCenterY());
        assertTrue(AREA.contains(place));
    }

    @Test
    void aLineSendsItToAnotherCorner() {
        Obstacles obstacles = new Obstacles(frame());
        line(0.5, 0.95, 1, 0.95).paint(obstacles);
        LegendPlacement placement = LegendPlacement.of(List.of(box("a"), box("b")), AREA, obstacles);
        assertTrue(placement.free());
        assertTrue(placement.places().get(0).getCenterX() < AREA.getCenterX());
        assertFalse(placement.places().get(0).intersects(placement.places().get(1)));
    }

    @Test
    void withoutAFreePlaceTheCoveredInkIsCounted() {
        Obstacles obstacles = new Obstacles(frame());
        for (double y = 0; y < 1; y += 0.02) {
            line(0, y, 1, y).paint(obstacles);
        }
        LegendPlacement placement = LegendPlacement.of(List.of(box("a")), AREA, obstacles);
        assertFalse(placement.free());
        assertEquals(1, placement.places().size());
    }

    @Test
    void noLegendLeavesTheFrameToFindAFreePlace() {
        Obstacles obstacles = new Obstacles(frame());
        for (double y = 0; y < 1; y += 0.02) {
            line(0, y, 1, y).paint(obstacles);
        }
        LegendPlacement placement = LegendPlacement.of(List.of(box("a", "b"), box("c", "d", "e")), AREA, obstacles);
        placement.places().forEach(place -> assertTrue(AREA.contains(place), place.toString()));
        assertFalse(placement.places().get(0).intersects(placement.places().get(1)));
    }
}
