package smi.events.observables;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import smi.morphing.InvalidInputException;

class EventSelectionTest {
    private static final double NONE = Double.POSITIVE_INFINITY;

    private static EventObjects photons(double... pts) {
        var particles = new ArrayList<Particle>();
        for (double pt : pts) {
            particles.add(new Particle(22, 1, 0, 0, new FourVector(pt, 0, 0, pt), 0, 9));
        }
        return EventObjects.of(particles);
    }

    @Test
    void everyRejectedEventCountsOnceForItsFirstReason() {
        var selection = new EventSelection(
                List.of(
                        SelectedObservable.withDefault("pt_a3", -1),
                        SelectedObservable.required("pt_a1"),
                        new SelectedObservable(
                                NamedObservable.of("mine", event -> event.list(ObjectType.P)
                                        .size()),
                                OptionalDouble.empty())),
                List.of(Cut.on("pt_a1", 20, NONE), Cut.on("pt_a2", 10, 50)));
        SelectionCounter counter = selection.counter();
        double[] row = new double[3];
        assertEquals(0, counter.judge(photons(), row));
        assertEquals(0, counter.judge(photons(15, 5), row));
        assertEquals(0, counter.judge(photons(25, 5), row));
        assertEquals(0, counter.judge(photons(25), row), "a cut on a missing object fails");
        assertEquals(0, counter.judge(photons(70, 60), row));
        assertEquals(1, counter.judge(photons(10, 20), row), "both limits belong to the interval");
        assertArrayEquals(new double[] {-1, 20, 2}, row);
        assertEquals(1, counter.judge(photons(70, 50, 3), row));
        assertArrayEquals(new double[] {3, 70, 3}, row);
        CutFlow flow = counter.cutFlow();
        assertEquals(
                new CutFlow(
                        7,
                        List.of(
                                new CutFlow.Rejection("needs pt_a1", 1),
                                new CutFlow.Rejection("needs mine", 0),
                                new CutFlow.Rejection("pt_a1 >= 20.0", 1),
                                new CutFlow.Rejection("10.0 <= pt_a2 <= 50.0", 3)),
                        2),
                flow);
        assertEquals(14, flow.plus(flow).read());
        assertEquals(2, flow.table().longColumn("events").get(4));
    }

    @Test
    void aCutFlowThatDoesNotAddUpIsRefused() {
        var rejections = List.of(new CutFlow.Rejection("met >= 5.0", 3));
        assertThrows(IllegalArgumentException.class, () -> new CutFlow(10, rejections, 6));
    }

    @Test
    void settingsThatMakeNoSenseAreRefused() {
        assertThrows(InvalidInputException.class, () -> Cut.on("met", 5, 3));
        assertThrows(InvalidInputException.class, () -> Cut.on("met", Double.NaN, 3));
        assertThrows(InvalidInputException.class, () -> Cut.on("met", -NONE, NONE));
        assertThrows(InvalidInputException.class, () -> SelectedObservable.withDefault("met", Double.NaN));
        assertThrows(InvalidInputException.class, () -> new EventSelection(List.of(), List.of()));
        var twice = List.of(SelectedObservable.required("met"), SelectedObservable.withDefault("met", 0));
        var e = assertThrows(InvalidInputException.class, () -> new EventSelection(twice, List.of()));
        assertTrue(e.getMessage().contains("'met' is selected twice"));
    }
}
