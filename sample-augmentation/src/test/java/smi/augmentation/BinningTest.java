package smi.augmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;

class BinningTest {
    @Test
    void everyValueHasABinAndEdgesBelongToTheBinAbove() {
        Binning binning = Binning.of(new double[] {0, 1, 2});
        assertEquals(4, binning.size());
        double[] values = {-7, -0.0, 0, 0.5, 1, 2, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        int[] expected = {0, 1, 1, 1, 2, 3, 3, 0};
        for (int i = 0; i < values.length; i++) {
            assertEquals(expected[i], binning.index(values, i), "value " + values[i]);
        }
    }

    @Test
    void theLastAxisRunsFastest() {
        Binning binning = Binning.of(new double[] {0}, new double[] {0, 1});
        assertEquals(6, binning.size());
        assertEquals(3 + 1, binning.index(new double[] {9, 0.5, 9}, 0));
        assertEquals(2, binning.index(new double[] {9, -1, 9}, 1));
    }

    @Test
    void infiniteOuterEdgesChangeNothing() {
        assertEquals(
                Binning.of(new double[] {0, 30, 400}),
                Binning.of(new double[] {Double.NEGATIVE_INFINITY, 0, 30, 400, Double.POSITIVE_INFINITY}));
    }

    @Test
    void quantileBinsHoldEqualWeights() {
        EventMatrix values = EventMatrix.of(8, 1, new double[] {8, 1, 7, 2, 6, 3, 5, 4});
        double[] weights = {1, 1, 1, 1, 1, 1, 1, 1};
        assertArrayEquals(
                new double[] {3, 5, 7}, Binning.quantiles(values, weights, 4).edges(0));
        weights[0] = 7; // the largest value weighs as much as all others
        assertArrayEquals(
                new double[] {8}, Binning.quantiles(values, weights, 2).edges(0));
    }

    @Test
    void valuesThatCoincideShareABinAndNoneIsEmpty() {
        EventMatrix values = EventMatrix.of(6, 1, new double[] {0, 0, 0, 0, 1, 2});
        double[] weights = {1, 1, 1, 1, 1, 1};
        assertArrayEquals(
                new double[] {1, 2}, Binning.quantiles(values, weights, 3).edges(0));
    }

    @Test
    void unusableInputIsNamed() {
        String falling = message(new double[] {0, 2, 1});
        assertTrue(falling.contains("do not rise"), falling);
        String nan = message(new double[] {0, Double.NaN});
        assertTrue(nan.contains("NaN"), nan);
        message(new double[] {Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY});
        Binning binning = Binning.of(new double[] {0});
        assertThrows(InvalidInputException.class, () -> binning.index(new double[] {Double.NaN}, 0));
        EventMatrix constant = EventMatrix.of(2, 1, new double[] {3, 3});
        assertThrows(InvalidInputException.class, () -> Binning.quantiles(constant, new double[] {1, 1}, 2));
    }

    private static String message(double[] edges) {
        return assertThrows(InvalidInputException.class, () -> Binning.of(edges))
                .getMessage();
    }
}
