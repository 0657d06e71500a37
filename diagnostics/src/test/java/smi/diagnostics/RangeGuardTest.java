package smi.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import smi.events.EventMatrix;
import smi.networks.TrainingSupport;

/** Two observables that are nearly proportional: most of what is inside both ranges has no events. */
class RangeGuardTest {
    private static EventMatrix line(int n, double slope, long seed) {
        var random = new SplittableRandom(seed);
        double[] x = new double[2 * n];
        for (int i = 0; i < n; i++) {
            double along = 2 * random.nextDouble() - 1;
            x[2 * i] = 100 * along;
            x[2 * i + 1] = slope * along + 0.05 * random.nextGaussian();
        }
        return EventMatrix.of(n, 2, x);
    }

    private static RangeGuard.Report report(EventMatrix x) {
        var support = new TrainingSupport(new double[] {-140, -1.4}, new double[] {140, 1.4}, line(1000, 1, 1));
        return RangeGuard.of(support, List.of("a", "b")).report(x);
    }

    /** One in a hundred is expected, known to a half of that from 500 events: 40 ± 20 of 4000. */
    @Test
    void eventsLikeThoseOfTheTrainingAreNotSuspicious() {
        RangeGuard.Report report = report(line(400, 1, 2));
        assertEquals(0, report.anyOutside());
        assertEquals(4, report.expectedIsolated(), 1e-12);
        assertFalse(report.suspicious(), report.toString());
        assertTrue(report(line(4000, 1, 3)).isolated() < 100);
    }

    @Test
    void eventsOffTheLineAreIsolated() {
        RangeGuard.Report report = report(line(200, -1, 4));
        assertEquals(0, report.anyOutside());
        assertTrue(report.isolated() > 50 && report.suspicious(), report.toString());
    }

    @Test
    void eventsBeyondARangeAreCounted() {
        EventMatrix x = EventMatrix.ofRows(
                new double[] {100, 0}, new double[] {200, 0}, new double[] {-200, 1}, new double[] {0, Double.NaN});
        RangeGuard.Report report = report(x);
        assertEquals(3, report.anyOutside());
        assertEquals(1, report.outside().get(0).below());
        assertEquals(1, report.outside().get(0).above());
        assertEquals(0, report.outside().get(1).above());
        assertEquals(-140, report.outside().get(0).low());
        assertTrue(report.suspicious());
    }
}
