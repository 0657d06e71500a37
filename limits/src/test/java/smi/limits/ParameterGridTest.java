package smi.limits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smi.morphing.InvalidInputException;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

class ParameterGridTest {
    private static final ParameterSpace SPACE =
            ParameterSpace.of(Parameter.of("cWW", 2, -1, 1), Parameter.of("cHW", 2, -1, 1));

    @Test
    void theLastParameterRunsFastestAndEndsAreExact() {
        ParameterGrid grid = ParameterGrid.parse("cHW=-0.3:0.9:4, cWW=-1:1:21", SPACE);
        assertEquals(84, grid.size());
        assertArrayEquals(new double[] {-1, -0.3}, grid.point(0).values());
        assertEquals(0.1, grid.point(1).get(1), 1e-15);
        assertArrayEquals(new double[] {1, 0.9}, grid.point(83).values());
        assertEquals(0.0, grid.point(4 * 10).get(0));
        for (int g = 0; g < grid.size(); g++) {
            assertEquals(g, grid.number(grid.indices(g)));
        }
        assertEquals(0.2, grid.points().get(4 * 12, 0));
    }

    @Test
    void aParameterCanBeFixed() {
        ParameterGrid grid = ParameterGrid.parse("cWW=-1:1:3,cHW=0.25", SPACE);
        assertArrayEquals(new int[] {0}, grid.scanned());
        assertEquals(0.25, grid.point(2).get(1));
        assertTrue(grid.onBorder(0));
        assertFalse(grid.onBorder(1));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "cWW=-1:1:41; cHW",
                "cWW=-1:1:41,cHX=0; cHX",
                "cWW=-1:1:41,cWW=0,cHW=0; twice",
                "cWW=-1:1,cHW=0; cWW=-1:1",
                "cWW=-1:1:x,cHW=0; cWW=-1:1:x",
                "cWW=1:-1:5,cHW=0; from < to",
                "cWW=-1:1:1,cHW=0; 2 points",
                "cWW=-1:NaN:3,cHW=0; finite",
                "nonsense; nonsense"
            })
    void whatCannotBeReadIsNamed(String text, String word) {
        String message = assertThrows(InvalidInputException.class, () -> ParameterGrid.parse(text, SPACE))
                .getMessage();
        assertTrue(message.contains(word), message);
    }

    /** In doubles (-0.9 * 16 + 0.6 * 24) / 40 is -4e-17. */
    @Test
    void zeroIsZero() {
        assertEquals(0.0, new GridAxis("a", -0.9, 0.6, 41).value(24));
    }
}
