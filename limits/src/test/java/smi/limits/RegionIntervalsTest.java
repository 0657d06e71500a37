package smi.limits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Intervals of one parameter, worked out by hand: √q is interpolated linearly. */
class RegionIntervalsTest {
    private static final GridAxis AXIS = new GridAxis("theta", 0, 4, 5);

    @Test
    void twoMinimaGiveTwoIntervals() {
        // √q falls from 3 to 0.5 and is 1 at 80 % of the way
        List<double[]> intervals = RegionIntervals.of(AXIS, new double[] {9, 0.25, 9, 0.25, 9}, 1);
        assertEquals(2, intervals.size());
        assertArrayEquals(new double[] {0.8, 1.2}, intervals.get(0), 1e-15);
        assertArrayEquals(new double[] {2.8, 3.2}, intervals.get(1), 1e-15);
    }

    @Test
    void intervalsEndAtTheBorderOfTheGrid() {
        List<double[]> intervals = RegionIntervals.of(AXIS, new double[] {0, 4, 4, 4, 1}, 1);
        assertArrayEquals(new double[] {0, 0.5}, intervals.get(0), 1e-15);
        assertArrayEquals(new double[] {4, 4}, intervals.get(1), 1e-15);
    }

    @Test
    void everythingOrNothingCanBeInside() {
        assertArrayEquals(
                new double[] {0, 4}, RegionIntervals.of(AXIS, new double[5], 1).get(0));
        assertEquals(List.of(), RegionIntervals.of(AXIS, new double[] {4, 4, 4, 4, 4}, 1));
    }
}
