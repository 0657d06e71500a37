package smi.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import smi.morphing.InvalidInputException;

/** Verdicts follow figure, error, threshold and the number of places looked at. */
class CheckTest {
    private static Check check(double figure, double error, double threshold) {
        return new Check("a", "here", figure, error, threshold, "");
    }

    @Test
    void aFigureFailsOnlyIfItIsCertainlyBeyondItsThreshold() {
        assertEquals(Verdict.PASS, check(0.04, 0.01, 0.05).verdict());
        assertEquals(Verdict.WARN, check(-0.06, 0.01, 0.05).verdict(), "beyond, but perhaps by chance");
        assertEquals(Verdict.FAIL, check(-0.06, 0.001, 0.05).verdict());
        assertEquals(Verdict.WARN, check(0.04, 0.06, 0.05).verdict(), "the events cannot tell");
        assertEquals(Verdict.WARN, check(0.04, 0.001, 0.05).verdict(), "certainly close to the threshold");
        assertEquals(Verdict.FAIL, check(Double.NaN, 0.01, 0.05).verdict());
        assertEquals(Verdict.FAIL, check(0, Double.POSITIVE_INFINITY, 0.05).verdict());
        assertEquals(Verdict.WARN, check(9, 0, 0.05).asAdvice().verdict());
        assertThrows(InvalidInputException.class, () -> check(0, 0, Double.NaN));
    }

    /** Φ⁻¹(1 − 0.01/40) and Φ⁻¹(1 − 0.01/(40 · 25)). */
    @Test
    void moreLooksNeedMoreEvidence() {
        assertEquals(3.4808, check(0, 1, 1).sigmas(), 1e-3);
        List<Check> places =
                IntStream.range(0, 25).mapToObj(k -> check(0.01 * k, 0.01, 0.1)).toList();
        Check worst = Check.worst(places);
        assertEquals(0.24, worst.figure(), 1e-15);
        assertEquals(25, worst.looks());
        assertEquals(4.2649, worst.sigmas(), 1e-3);
    }

    @Test
    void placesThatCannotTellAreLeftOutIfThereAreOthers() {
        Check blind = check(0, 1, 0.1);
        Check clear = check(0.01, 0.01, 0.1);
        assertEquals(Verdict.PASS, Check.worst(List.of(blind, clear)).verdict());
        assertEquals(Verdict.WARN, Check.worst(List.of(blind, blind, clear)).verdict());
    }

    @Test
    void onePageHoldsIfNothingFails() {
        assertTrue(Check.allHold(List.of(check(0, 0, 1), check(1.1, 1, 1))));
        assertFalse(Check.allHold(List.of(check(0, 0, 1), check(9, 1, 1))));
        assertEquals(2, Check.table(List.of(check(0, 0, 1), check(9, 1, 1))).rowCount());
    }
}
