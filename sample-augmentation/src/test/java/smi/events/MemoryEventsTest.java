package smi.events;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingBasis;
import smi.morphing.MorphingComponents;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

class MemoryEventsTest {
    private static final ParameterSpace SPACE = ParameterSpace.of(Parameter.of("a", 1, -1, 1));
    private static final EventSetup SETUP = EventSetup.of(
            MorphingBasis.of(
                    SPACE,
                    MorphingComponents.upTo(SPACE, 1),
                    List.of(new Benchmark("zero", SPACE.point(0)), new Benchmark("one", SPACE.point(1)))),
            List.of(new Observable("x", "None")));
    private static final EventMatrix X = EventMatrix.ofRows(new double[] {1}, new double[] {2}, new double[] {3});
    private static final EventMatrix W =
            EventMatrix.ofRows(new double[] {1, 2}, new double[] {3, 4}, new double[] {5, 6});

    @Test
    void anyRangeIsReadInBlocks() {
        var events = new MemoryEvents(SETUP, X, W, new int[] {0, 1, EventBlock.BACKGROUND});
        List<EventBlock> blocks = new ArrayList<>();
        events.read(1, 3, 1, blocks::add);
        assertEquals(2, blocks.size());
        assertEquals(2, blocks.get(1).first());
        assertEquals(3, blocks.get(1).observations().get(0, 0));
        assertEquals(4, blocks.get(0).weights().get(0, 1));
        assertArrayEquals(new long[] {1, 1}, events.counts().signal());
        assertEquals(1, events.counts().background());
        assertArrayEquals(new int[3], MemoryEvents.of(SETUP, X, W).sampledAt());
    }

    @Test
    void whatDoesNotFitIsRefused() {
        refused("do not fit 3 events", X, X, new int[3]);
        refused("sampled at benchmark 2", X, W, new int[] {0, 2, 0});
        refused("not a finite number", EventMatrix.of(3, 1, new double[] {1, Double.NaN, 2}), W, new int[3]);
    }

    private static void refused(String message, EventMatrix x, EventMatrix w, int[] sampled) {
        var thrown = assertThrows(InvalidInputException.class, () -> new MemoryEvents(SETUP, x, w, sampled));
        assertTrue(thrown.getMessage().contains(message), thrown.getMessage());
    }
}
