package smi.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smi.events.EventMatrix;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;

class StoredRatiosTest {
    @TempDir
    Path folder;

    private int computed;

    /** log r = x θ; counts what it computes. */
    private EventMatrix product(EventMatrix x, EventMatrix points) {
        computed += x.rows() * points.rows();
        double[] values = new double[x.rows() * points.rows()];
        for (int k = 0; k < values.length; k++) {
            values[k] = x.get(k / points.rows(), 0) * points.get(k % points.rows(), 0);
        }
        return EventMatrix.of(x.rows(), points.rows(), values);
    }

    private static EventMatrix column(double... values) {
        return EventMatrix.of(values.length, 1, values);
    }

    private StoredRatios open(Path file) {
        return StoredRatios.open(file, "model 1", this::product);
    }

    @Test
    void whatWasComputedOnceIsReadAndExtended() {
        Path file = folder.resolve("ratios.h5");
        var provenance = Provenance.of("limits", 1, List.of(), Map.of());
        StoredRatios first = open(file);
        first.logRatios(column(1, 2, 3), column(0.5, 1));
        assertEquals(6, computed);
        first.save(file, provenance);

        StoredRatios second = open(file);
        assertEquals(3, second.events());
        assertEquals(2, second.size());
        EventMatrix same = second.logRatios(column(3, 1), column(1, 0.5));
        assertEquals(6, computed, "nothing new was asked for");
        assertEquals(3, same.get(0, 0));
        assertEquals(0.5, same.get(1, 1));

        // one more event at both points, one more point for all four events
        second.logRatios(column(4), column(0.5, 1));
        assertEquals(8, computed);
        EventMatrix more = second.logRatios(column(1, 2, 3, 4), column(1, 2));
        assertEquals(12, computed);
        assertEquals(8, more.get(3, 1));
        second.save(file, provenance);

        StoredRatios third = open(file);
        // the event 4 knows all three points, as the others do
        assertEquals(2, third.logRatios(column(4), column(0.5)).get(0, 0));
        assertEquals(6, third.logRatios(column(3), column(2)).get(0, 0));
        assertEquals(12, computed);
    }

    @Test
    void ratiosOfAnotherOriginAreRefused() {
        Path file = folder.resolve("ratios.h5");
        StoredRatios first = open(file);
        first.logRatios(column(1), column(1));
        first.save(file, Provenance.of("limits", 1, List.of(), Map.of()));
        InvalidInputException e =
                assertThrows(InvalidInputException.class, () -> StoredRatios.open(file, "model 2", this::product));
        assertTrue(e.getMessage().contains("another estimator"), e.getMessage());
    }

    @Test
    void nothingIsWrittenIfNothingIsNew() {
        Path file = folder.resolve("ratios.h5");
        open(file).save(file, Provenance.of("limits", 1, List.of(), Map.of()));
        assertTrue(Files.notExists(file));
    }
}
