package smi.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TicksTest {
    private static List<String> texts(Ticks ticks) {
        return ticks.numbers().stream().map(Ticks.Tick::text).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-2 | 2 | 5 | -2, -1, 0, 1, 2",
                "0 | 0.5 | 6 | 0, 0.1, 0.2, 0.3, 0.4, 0.5",
                "-0.31 | 0.29 | 4 | -0.2, 0, 0.2",
                "0.05 | 1.95 | 4 | 0.5, 1.0, 1.5",
                "0 | 4000 | 5 | 0, 1000, 2000, 3000, 4000",
                "-0.00002 | 0.00002 | 4 | -2\\times10^{-5}, -1\\times10^{-5}, 0, 1\\times10^{-5}, 2\\times10^{-5}"
            })
    void linearAxesHaveRoundNumbers(double low, double high, int aim, String expected) {
        assertEquals(List.of(expected.split(", ")), texts(Ticks.linear(new Range(low, high), aim)));
    }

    @Test
    void shortMarksDivideTheSteps() {
        Ticks ticks = Ticks.linear(new Range(0, 2), 5);
        assertEquals(List.of(0.0, 0.5, 1.0, 1.5, 2.0), ticks.major());
        assertEquals(21, ticks.minor().size());
        assertEquals(0.1, ticks.minor().get(1));
    }

    @Test
    void logarithmicAxesHavePowersOfTen() {
        Ticks ticks = Ticks.logarithmic(new Range(0.04, 2000), 6);
        assertEquals(List.of("10^{-1}", "1", "10", "10^{2}", "10^{3}"), texts(ticks));
        assertTrue(ticks.minor().contains(0.05));
        assertTrue(ticks.minor().contains(2000.0));
        assertTrue(ticks.minor().stream().allMatch(v -> v >= 0.04 && v <= 2000));
    }

    @Test
    void manyPowersAreThinnedOut() {
        assertTrue(texts(Ticks.logarithmic(new Range(1e-30, 1e10), 6)).size() <= 8);
    }

    @Test
    void lessThanTwoPowersFallBackToRoundNumbers() {
        assertEquals(List.of("2", "4", "6", "8"), texts(Ticks.logarithmic(new Range(2, 9), 5)));
    }
}
