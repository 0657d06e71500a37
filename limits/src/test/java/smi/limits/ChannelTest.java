package smi.limits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.events.EventMatrix;
import smi.events.Luminosity;
import smi.morphing.InvalidInputException;

/** Channels multiply. */
class ChannelTest {
    private static final String GRID = "a=-0.8:0.8:7,b=-0.8:0.8:7";
    private static final ToyEvents FIRST = new ToyEvents(4000, 1);
    private static final ToyEvents SECOND = new ToyEvents(3000, 2);

    private static Measurement measured(ToyEvents events, double luminosity, String observable, String grid) {
        return Limits.expected(
                        events,
                        Split.defaults(),
                        SamplingFactors.MADMINER,
                        ToyEvents.point(0.2, -0.1),
                        new Luminosity(luminosity),
                        ParameterGrid.parse(grid, ToyEvents.SPACE))
                .measure(Kinematics.histogram(List.of(observable), BinRule.edges(new double[] {-0.5, 0, 0.5})));
    }

    @Test
    void logLikelihoodsAddUpAndTheTestStatisticIsThatOfTheSum() {
        Measurement one = measured(FIRST, 20, "x", GRID);
        Measurement two = measured(SECOND, 70, "y", GRID);
        Measurement both = Channel.combined(List.of(new Channel("one", one), new Channel("two", two)));
        LimitResult result = both.asymptotic();
        EventMatrix points = one.grid().points();
        double[] first = one.likelihood().logLikelihood(points);
        double[] second = two.likelihood().logLikelihood(points);
        int origin = both.grid().size() / 2;
        for (int g = 0; g < first.length; g++) {
            double sum = first[g] + second[g] - first[origin] - second[origin];
            // log L is some hundred: rounding 1e-13
            assertEquals(-2 * sum, result.q()[g] - result.q()[origin], 1e-10, "point " + g);
        }
        assertEquals(one.count() + two.count(), both.count(), 1e-10);
        assertEquals(70, both.luminosity().inversePicobarn());
        assertTrue(both.notes().get(both.notes().size() - 1).contains("one 0.02/fb, two 0.07/fb"), both.toString());
    }

    @Test
    void twoEqualChannelsAreOneWithTwiceTheLuminosity() {
        Measurement half = measured(FIRST, 30, "x", GRID);
        LimitResult both = Channel.combined(List.of(new Channel("a", half), new Channel("b", half)))
                .asymptotic();
        LimitResult whole = measured(FIRST, 60, "x", GRID).asymptotic();
        // the best fits agree to their tolerance, of which q keeps the square
        assertArrayEquals(whole.q(), both.q(), 1e-9);
        assertEquals(whole.count(), both.count(), 1e-9);
    }

    @Test
    void otherGridsAndNoChannelAreRefused() {
        Measurement one = measured(FIRST, 20, "x", GRID);
        Measurement other = measured(SECOND, 20, "x", "a=-0.8:0.8:7,b=-0.8:0.8:9");
        List<Channel> channels = List.of(new Channel("one", one), new Channel("other", other));
        InvalidInputException e = assertThrows(InvalidInputException.class, () -> Channel.combined(channels));
        assertTrue(e.getMessage().contains("'one'") && e.getMessage().contains("'other'"), e.getMessage());
        assertThrows(InvalidInputException.class, () -> Channel.combined(List.of()));
    }
}
