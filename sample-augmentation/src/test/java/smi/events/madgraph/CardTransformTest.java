package smi.events.madgraph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smi.morphing.InvalidInputException;

/** The values are Python's. */
class CardTransformTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "16.52*theta | 33.04",
                "'' | 2",
                "_ | 2",
                "None | 2",
                "theta - 1 - 1 | 0",
                "8 / theta / 2 | 2",
                "-theta**2 | -4",
                "2**theta**3 | 256",
                "2**-theta | 0.25",
                "(1 + theta) * -3 | -9",
                "1e-2*theta + .5 - 1. | -0.48",
                "sqrt(theta*8) + abs(-1) + cos(0) | 6",
                "1.0e0*theta | 2",
                "pi * theta | 6.283185307179586"
            })
    void meansWhatPythonMeans(String text, double value) {
        assertEquals(value, CardTransform.parse(text).value(2), 1e-15 * Math.abs(value));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "16.52*thta | did you mean 'theta'",
                "16.52*theta) | character 12",
                "(16.52*theta | ')' is missing",
                "theta^2 | **",
                "2 theta | character 3",
                "theta* | is missing",
                "sqrt theta | '(' is missing",
                "__import__('os') | unknown name '__import__'",
                "theta.real | character 6",
                "theta if 1 else 0 | character 7",
                "[theta] | character 1"
            })
    void refusesAnythingElse(String text, String words) {
        String message = assertThrows(InvalidInputException.class, () -> CardTransform.parse(text))
                .getMessage();
        assertTrue(message.contains(words), message);
    }

    @Test
    void refusesWhatIsTooDeepAndWhatIsNotFinite() {
        assertThrows(InvalidInputException.class, () -> CardTransform.parse("(".repeat(100_000) + "theta"));
        assertThrows(InvalidInputException.class, () -> CardTransform.parse("-".repeat(100_000) + "theta"));
        assertThrows(InvalidInputException.class, () -> CardTransform.parse("2**".repeat(100_000) + "theta"));
        assertThrows(InvalidInputException.class, () -> CardTransform.parse("1/theta")
                .value(0));
    }
}
