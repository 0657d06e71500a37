package smi.augmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import smi.events.EventMatrix;
import smi.events.hdf5.EventFiles;
import smi.morphing.ParameterPoint;

/**
 * MadMiner's samples of an event file, and their comparison with ours, column by column, by the two-sample
 * Kolmogorov–Smirnov test.
 */
record MadMinerSamples(String name) {
    /**
     * For samples of sizes n and m, D √(nm/(n+m)) exceeds 2.4 with probability 2e-5; there are fewer than 200
     * comparisons, and the seeds are fixed.
     */
    private static final double LIMIT = 2.4;

    private static final Path FOLDER = Path.of(System.getProperty("smi.root", "."))
            .resolve("../shared/reference/drell-yan")
            .normalize();

    EventFiles events() {
        Path file = FOLDER.resolve("h5/" + name + "_shuffled.h5");
        Assumptions.assumeTrue(Files.exists(file), "skipped: no reference file " + file);
        return EventFiles.open(file);
    }

    Augmenter augmenter(Partition partition) {
        return Augmenter.of(
                WeightedEvents.of(events(), partition, Split.defaults(), SamplingFactors.MADMINER), 20240617);
    }

    ThetaSpec specification(String text) {
        return ThetaSpec.parse(text, events().setup());
    }

    /** The points in a table of θ, in the order of their first appearance. */
    ThetaSpec points(EventMatrix theta, IntPredicate use) {
        Map<List<Double>, ParameterPoint> distinct = new LinkedHashMap<>();
        for (int i = 0; i < theta.rows(); i++) {
            if (use.test(i)) {
                double[] row = theta.row(i);
                distinct.computeIfAbsent(
                        Arrays.stream(row).boxed().toList(),
                        key -> events().setup().space().point(row));
            }
        }
        return ThetaSpec.points(distinct.values().toArray(ParameterPoint[]::new));
    }

    static void compare(EventMatrix ours, EventMatrix theirs, IntPredicate useOurs, IntPredicate useTheirs) {
        assertEquals(theirs.columns(), ours.columns());
        for (int c = 0; c < ours.columns(); c++) {
            double[] a = sorted(ours, c, useOurs);
            double[] b = sorted(theirs, c, useTheirs);
            double statistic = distance(a, b) * Math.sqrt((double) a.length * b.length / (a.length + b.length));
            assertTrue(statistic < LIMIT, "column " + c + ": D √(n/2) = " + statistic);
        }
    }

    /** MadMiner's samples are float32: ours are rounded like them, so that equal events are equal. */
    private static double[] sorted(EventMatrix matrix, int column, IntPredicate use) {
        double[] values = IntStream.range(0, matrix.rows())
                .filter(use)
                .mapToDouble(i -> (float) matrix.get(i, column))
                .toArray();
        Arrays.sort(values);
        return values;
    }

    private static double distance(double[] a, double[] b) {
        double largest = 0;
        int i = 0;
        int j = 0;
        while (i < a.length && j < b.length) {
            double x = Math.min(a[i], b[j]);
            while (i < a.length && a[i] <= x) {
                i++;
            }
            while (j < b.length && b[j] <= x) {
                j++;
            }
            largest = Math.max(largest, Math.abs((double) i / a.length - (double) j / b.length));
        }
        return largest;
    }

    /** A table in numpy's format, version 1, float32 or float64. */
    EventMatrix npy(String table) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(FOLDER.resolve("samples/" + name + "/" + table + ".npy")))
                .order(ByteOrder.LITTLE_ENDIAN);
        int header = 10 + bytes.getShort(8);
        String text = new String(bytes.array(), 10, header - 10, StandardCharsets.US_ASCII);
        String[] shape = text.replaceAll("(?s).*'shape': \\(([0-9]+), ([0-9]+)\\).*", "$1,$2")
                .split(",");
        int columns = Integer.parseInt(shape[1]);
        int rows = Integer.parseInt(shape[0]);
        double[] values = new double[rows * columns];
        bytes.position(header);
        boolean single = text.contains("'<f4'");
        assertTrue(single || text.contains("'<f8'"), text);
        boolean columnMajor = text.contains("'fortran_order': True");
        for (int k = 0; k < values.length; k++) {
            int place = columnMajor ? k % rows * columns + k / rows : k;
            values[place] = single ? bytes.getFloat() : bytes.getDouble();
        }
        return EventMatrix.of(rows, columns, values);
    }
}
