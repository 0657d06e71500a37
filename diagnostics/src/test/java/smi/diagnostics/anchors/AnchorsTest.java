package smi.diagnostics.anchors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import smi.morphing.InvalidInputException;

class AnchorsTest {
    static Stream<String> names() {
        return Anchors.all().stream().map(Anchor::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyAnchorRunsQuickly(String name) {
        Anchor anchor = Anchors.of(name);
        var run = new AnchorRun(Effort.QUICK, 1, 1, 1);
        var steps = new AtomicInteger();
        List<AnchorResult> results = run.of(anchor, steps::incrementAndGet);
        assertEquals(run.experiments(anchor), steps.get());
        for (AnchorResult one : results) {
            assertTrue(one.median() > 0 && one.median() < 1.01, one.toString());
        }
    }

    @Test
    void theSameSeedGivesTheSameNumbersOnAnyNumberOfThreads() {
        Anchor anchor = Anchors.of("two-moons");
        List<AnchorResult> one = new AnchorRun(Effort.QUICK, 3, 2, 1).of(anchor, () -> {});
        List<AnchorResult> two = new AnchorRun(Effort.QUICK, 3, 2, 2).of(anchor, () -> {});
        List<AnchorResult> later = new AnchorRun(Effort.QUICK, 4, 1, 1).of(anchor, () -> {});
        for (int k = 0; k < one.size(); k++) {
            assertEquals(one.get(k).values(), two.get(k).values());
            assertEquals(one.get(k).values().get(1), later.get(k).values().get(0));
            assertTrue(!one.get(k).values().get(0).equals(one.get(k).values().get(1)), "two seeds, one number");
        }
    }

    @Test
    void aResultIsComparedByItsMedian() {
        var open = AnchorCase.of("10 events", "alice", seed -> 0);
        var result = new AnchorResult(open, List.of(0.5, 0.1, 0.2, 0.4));
        assertEquals(0.3, result.median(), 1e-15);
        assertEquals(0.3, result.mean(), 1e-15);
        assertEquals(0.1, result.smallest());
        assertEquals(0.5, result.largest());
        assertTrue(result.holds() && !result.hasBar());
        assertEquals(OptionalDouble.of(0.31), open.against(0.31).published());
        assertTrue(new AnchorResult(open.against(0.31), result.values()).holds());
        assertTrue(!new AnchorResult(open.against(0.29), result.values()).holds());
        assertTrue(!new AnchorResult(open.against(0.31).atMost(0.2), result.values()).holds());
    }

    @Test
    void unknownNamesAndNoSeedsAreRefused() {
        var name = assertThrows(InvalidInputException.class, () -> Anchors.of("two-moon"));
        assertTrue(name.getMessage().contains("two-moons"), name.getMessage());
        var seeds = assertThrows(InvalidInputException.class, () -> new AnchorRun(Effort.QUICK, 1, 0, 1));
        assertTrue(seeds.getMessage().contains("0 seeds"), seeds.getMessage());
    }
}
