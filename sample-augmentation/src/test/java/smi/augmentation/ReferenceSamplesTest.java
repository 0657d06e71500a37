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
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smi.events.EventMatrix;
import smi.events.hdf5.EventFiles;

/**
 * Our samples against MadMiner's from the same events, column by column, by the two-sample Kolmogorov–Smirnov test. For
 * samples of equal size n, D √(n/2) exceeds 2.4 with probability 2e-5; there are 34 comparisons, and the seeds are
 * fixed.
 */
class ReferenceSamplesTest {
    private static final int N = 100_000;
    private static final double LIMIT = 2.4;
    private static final Path FOLDER = Path.of(System.getProperty("smi.root", "."))
            .resolve("../shared/reference/drell-yan")
            .normalize();

    private static Augmenter augmenter(String name) {
        Path file = FOLDER.resolve("h5/" + name + "_shuffled.h5");
        Assumptions.assumeTrue(Files.exists(file), "skipped: no reference file " + file);
        return Augmenter.of(
                WeightedEvents.of(EventFiles.open(file), Partition.TRAIN, Split.defaults(), SamplingFactors.MADMINER),
                20240617);
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "exact"})
    void localSamplesHaveTheSameObservablesAndScores(String name) throws IOException {
        LocalSample ours = augmenter(name).local(specification("sm", name), N);
        compare(ours.observations(), npy(name, "x_train_local"), i -> true, i -> true);
        compare(ours.jointScore(), npy(name, "t_xz_train_local"), i -> true, i -> true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"main", "exact"})
    void ratioSamplesHaveTheSameObservablesAtTheDenominator(String name) throws IOException {
        RatioSample ours = augmenter(name)
                .ratio(
                        specification("random:1000:gaussian(0,0.5),gaussian(0,0.5)", name),
                        specification("sm", name),
                        N);
        EventMatrix labels = npy(name, "y_train_ratio");
        EventMatrix x = npy(name, "x_train_ratio");
        assertEquals(N, labels.rows());
        compare(ours.observations(), x, i -> ours.labels().get(i, 0) == 1, i -> labels.get(i, 0) == 1);
    }

    private static ThetaSpec specification(String text, String name) {
        return ThetaSpec.parse(
                text,
                EventFiles.open(FOLDER.resolve("h5/" + name + "_shuffled.h5")).setup());
    }

    private static void compare(EventMatrix ours, EventMatrix theirs, IntPredicate useOurs, IntPredicate useTheirs) {
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
    private static EventMatrix npy(String name, String table) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(FOLDER.resolve("samples/" + name + "/" + table + ".npy")))
                .order(ByteOrder.LITTLE_ENDIAN);
        int header = 10 + bytes.getShort(8);
        String text = new String(bytes.array(), 10, header - 10, StandardCharsets.US_ASCII);
        String[] shape = text.replaceAll("(?s).*'shape': \\(([0-9]+), ([0-9]+)\\).*", "$1,$2")
                .split(",");
        int columns = Integer.parseInt(shape[1]);
        double[] values = new double[Integer.parseInt(shape[0]) * columns];
        bytes.position(header);
        boolean single = text.contains("'<f4'");
        assertTrue(single || text.contains("'<f8'"), text);
        for (int i = 0; i < values.length; i++) {
            values[i] = single ? bytes.getFloat() : bytes.getDouble();
        }
        return EventMatrix.of(values.length / columns, columns, values);
    }
}
