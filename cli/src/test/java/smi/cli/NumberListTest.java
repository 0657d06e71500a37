package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import smi.morphing.InvalidInputException;

class NumberListTest {
    @Test
    void infiniteNumbersAreReadAsOtherProgramsWriteThem() {
        assertEquals(
                List.of(Double.NEGATIVE_INFINITY, 0.0, 3e1, Double.POSITIVE_INFINITY),
                NumberList.parse("--edges", "-inf,0, 3e1,inf"));
    }

    @Test
    void anythingElseIsRefused() {
        assertThrows(InvalidInputException.class, () -> NumberList.parse("--edges", "1,,2"));
    }
}
