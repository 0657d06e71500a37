package smi.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import smi.morphing.InvalidInputException;

/** What the figures of limits hold before they are drawn. */
class LimitPlotsTest {
    private static List<String> names(Figure figure) {
        return figure.panels().stream()
                .flatMap(p -> p.legends().stream())
                .flatMap(l -> l.entries().stream())
                .map(LegendEntry::text)
                .toList();
    }

    @Test
    void aBandLiesBelowItsMedianAndTheObservation() {
        Figure figure = Examples.band().figure();
        List<Layer> layers = figure.panels().get(0).layers();
        assertTrue(layers.get(0) instanceof Layer.Area && layers.get(1) instanceof Layer.Area);
        assertEquals(
                List.of(
                        "observed",
                        "expected, median",
                        "68\u00a0% of experiments",
                        "95\u00a0% of experiments",
                        "68\u00a0% CL",
                        "95\u00a0% CL"),
                names(figure));
        BandFigure band = Examples.band();
        assertThrows(
                InvalidInputException.class,
                () -> new BandFigure(
                        band.x(),
                        band.y(),
                        band.positions(),
                        band.quantiles().subList(0, 4),
                        Optional.empty(),
                        List.of(),
                        Labels.none()));
    }

    @Test
    void aMapNamesOnlyTheShadesThatItShows() {
        double[] axis = {0, 1};
        Grid p = Grid.of(axis, axis, new double[][] {{0.9, 0.5}, {0.1, Double.NaN}});
        var map = new PValueMap(
                Axis.linear("a", ""), Axis.linear("b", ""), p, Optional.empty(), List.of(), Labels.none());
        Figure figure = map.figure();
        assertEquals(List.of("< 1\\sigma", "1\\sigma to 2\\sigma"), names(figure));
        assertEquals(3, figure.panels().get(0).layers().size(), "the unknown point is left out");
    }

    @Test
    void theLargestImpactStandsAbove() {
        PullFigure pulls = Examples.pulls();
        assertEquals(
                "signal_norm", pulls.impacts().get(pulls.impacts().size() - 1).name());
        Figure figure = pulls.figure();
        assertEquals(2, figure.tiles().size());
        assertTrue(figure.description().contains("impact on clq1"), figure.description());
        assertThrows(InvalidInputException.class, () -> new PullFigure("a", List.of(), Labels.none()));
    }

    @Test
    void aCornerHasATilePerParameterAndPair() {
        assertEquals(6, Examples.corner().figure().tiles().size());
        assertThrows(
                InvalidInputException.class,
                () -> new CornerFigure(List.of("a", "b"), List.of(Series.of(1, 2)), Labels.none()));
    }

    /** 10 000 draws of a normal distribution: the regions of 68 and 95 % cover what they should. */
    @Test
    void regionsOfAPairHoldTheirShare() {
        int n = 10_000;
        double[] x = new double[n];
        double[] y = new double[n];
        var random = new java.util.SplittableRandom(5);
        for (int i = 0; i < n; i++) {
            x[i] = random.nextGaussian();
            y[i] = random.nextGaussian();
        }
        Figure pair = new CornerFigure(List.of("a", "b"), List.of(Series.of(x), Series.of(y)), Labels.none())
                .figure()
                .tiles()
                .get(1)
                .figure();
        double cell = 0;
        for (Layer layer : pair.panels().get(0).layers()) {
            Points outline = ((Layer.Area) layer).outline();
            // cells are drawn 3 % wider and higher than they are
            cell += (outline.x().get(1) - outline.x().get(0))
                    * (outline.y().get(2) - outline.y().get(1))
                    / (1.03 * 1.03);
        }
        // π · 5.99 within the noise of cells with few draws
        assertEquals(Math.PI * 5.99, cell, 0.08 * Math.PI * 5.99);
    }
}
