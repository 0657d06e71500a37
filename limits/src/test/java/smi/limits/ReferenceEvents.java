package smi.limits;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Assumptions;
import smi.augmentation.Partition;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.augmentation.WeightedEvents;
import smi.events.EventBlock;
import smi.events.EventCounts;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.events.InputFile;
import smi.events.Luminosity;
import smi.events.hdf5.EventFiles;

/** The reference files of Drell–Yan, and the likelihood of their events as it was computed elsewhere. */
final class ReferenceEvents {
    static final Path FOLDER = Path.of(System.getProperty("smi.root", "."), "..", "shared", "reference", "drell-yan");
    static final Luminosity LUMINOSITY = new Luminosity(3000);

    private ReferenceEvents() {}

    static void require() {
        Assumptions.assumeTrue(Files.isDirectory(FOLDER), "skipped: the reference data are not there: " + FOLDER);
    }

    /** The rows of a source from a given one on. */
    record Rows(EventSource source, long from, long to) implements EventSource {
        @Override
        public EventSetup setup() {
            return source.setup();
        }

        @Override
        public EventCounts counts() {
            return source.counts();
        }

        @Override
        public long size() {
            return to - from;
        }

        @Override
        public List<InputFile> inputs() {
            return source.inputs();
        }

        @Override
        public void read(long first, long last, int blockSize, Consumer<EventBlock> reader) {
            source.read(from + first, from + last, blockSize, reader);
        }

        WeightedEvents weighted() {
            return WeightedEvents.of(this, Partition.ALL, Split.defaults(), SamplingFactors.MADMINER);
        }
    }

    static EventFiles open(String name) {
        return EventFiles.open(FOLDER.resolve("h5").resolve(name + "_shuffled.h5"));
    }

    static ParameterGrid grid(EventSource source) {
        List<GridAxis> axes = source.setup().space().names().stream()
                .map(name -> new GridAxis(name, -1, 1, 21))
                .toList();
        return new ParameterGrid(source.setup().space(), axes);
    }

    /** The rows of events by their invariant mass, which no two events share. */
    static Map<Double, Integer> rows(EventSource source) {
        int mll = source.setup().observableIndex("m_ll");
        Map<Double, Integer> rows = new HashMap<>();
        source.readAll(block -> {
            for (int i = 0; i < block.size(); i++) {
                rows.put(block.observations().get(i, mll), (int) block.first() + i);
            }
        });
        assertEquals(50_000, rows.size());
        return rows;
    }

    static LogRatioTable exact(EventSource source, double[] polynomials, double[] inclusive) {
        Map<Double, Integer> rows = rows(source);
        int mll = source.setup().observableIndex("m_ll");
        return (x, points) -> {
            double[] table = new double[x.rows() * points.rows()];
            for (int i = 0; i < x.rows(); i++) {
                int row = rows.get(x.get(i, mll));
                for (int g = 0; g < points.rows(); g++) {
                    double a = points.get(g, 0);
                    double b = points.get(g, 1);
                    table[i * points.rows() + g] =
                            Math.log(polynomial(polynomials, 6 * row, a, b) / polynomials[6 * row])
                                    - Math.log(polynomial(inclusive, 0, a, b) / inclusive[0]);
                }
            }
            return EventMatrix.of(x.rows(), points.rows(), table);
        };
    }

    static double polynomial(double[] c, int offset, double a, double b) {
        return c[offset]
                + c[offset + 1] * a
                + c[offset + 2] * b
                + c[offset + 3] * a * a
                + c[offset + 4] * a * b
                + c[offset + 5] * b * b;
    }

    /** The coefficients of σ(θ): the sum over the bins of the histogram of the invariant mass. */
    static double[] inclusive() throws IOException {
        JsonNode bins = new ObjectMapper()
                .readTree(
                        FOLDER.resolve("results").resolve("analytic_exact.json").toFile())
                .get("mll_histogram")
                .get("coefficients_1_t1_t3_t1t1_t1t3_t3t3");
        double[] sum = new double[6];
        for (JsonNode bin : bins) {
            for (int c = 0; c < 6; c++) {
                sum[c] += bin.get(c).asDouble();
            }
        }
        return sum;
    }

    /** The doubles of a version 1 .npy file with some columns, row by row. */
    static double[] npy(Path path, int columns) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        int start = 10 + bytes.getShort(8);
        boolean byColumn =
                new String(bytes.array(), 0, start, StandardCharsets.ISO_8859_1).contains("'fortran_order': True");
        bytes.position(start);
        double[] stored = new double[bytes.remaining() / Double.BYTES];
        bytes.asDoubleBuffer().get(stored);
        int rows = stored.length / columns;
        double[] values = stored.clone();
        for (int k = 0; k < values.length && byColumn; k++) {
            values[k] = stored[k % columns * rows + k / columns];
        }
        return values;
    }
}
