package smi.events.lhe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RowStoreTest {
    @TempDir
    private Path folder;

    private RowStore filled(int rows, OptionalLong seed) {
        var store = new RowStore(folder, 3, seed);
        for (int i = 0; i < rows; i++) {
            store.add(new double[] {-1, i, 10.0 * i}, 1, i % 7);
        }
        return store;
    }

    private static double[] firstColumn(RowStore store) {
        double[] column = new double[(int) store.size()];
        int n = 0;
        for (int s = 0; s < store.sections(); s++) {
            double[] rows = store.section(s);
            assertEquals(store.rows(s) * 3, rows.length);
            for (int i = 0; i < rows.length; i += 3) {
                assertEquals(10 * rows[i], rows[i + 1]);
                assertEquals(rows[i] % 7, rows[i + 2]);
                column[n++] = rows[i];
            }
        }
        assertEquals(column.length, n);
        return column;
    }

    /** 200 000 rows of 24 bytes in sections of 16 kB, most of them in the file. */
    @Test
    void rowsStayInOrderWithoutASeedAndAreMixedWithOne() throws IOException {
        try (RowStore plain = filled(200_000, OptionalLong.empty());
                RowStore mixed = filled(200_000, OptionalLong.of(5))) {
            double[] order = firstColumn(plain);
            for (int i = 0; i < order.length; i++) {
                assertEquals(i, order[i]);
            }
            double[] shuffled = firstColumn(mixed);
            assertArrayEquals(shuffled, firstColumn(mixed), "reading twice gives the same");
            boolean[] seen = new boolean[order.length];
            double covariance = 0;
            for (int i = 0; i < shuffled.length; i++) {
                seen[(int) shuffled[i]] = true;
                covariance += (i - 99_999.5) * (shuffled[i] - 99_999.5);
            }
            for (boolean one : seen) {
                assertTrue(one);
            }
            // the correlation of place and row is normal with a deviation of 1/√n
            double variance = (200_000.0 * 200_000 - 1) / 12;
            assertEquals(0, covariance / 200_000 / variance, 5 / Math.sqrt(200_000));
        }
        try (var files = Files.list(folder)) {
            assertEquals(0, files.count(), "the temporary files are gone");
        }
    }

    /** Every one of the 24 orders of four rows comes up equally often: χ² with 23 degrees of freedom below 58 (5 σ). */
    @Test
    void everyOrderIsEquallyLikely() {
        int[] counts = new int[256];
        for (int seed = 0; seed < 24_000; seed++) {
            try (RowStore store = filled(4, OptionalLong.of(seed))) {
                int code = 0;
                for (double row : firstColumn(store)) {
                    code = 4 * code + (int) row;
                }
                counts[code]++;
            }
        }
        double chiSquare = 0;
        int orders = 0;
        for (int count : counts) {
            orders += count > 0 ? 1 : 0;
            chiSquare += count > 0 ? (count - 1000.0) * (count - 1000.0) / 1000 : 0;
        }
        assertEquals(24, orders);
        assertTrue(chiSquare < 58, "χ² = " + chiSquare);
    }
}
