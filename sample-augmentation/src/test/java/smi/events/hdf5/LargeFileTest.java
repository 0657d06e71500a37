package smi.events.hdf5;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smi.events.EventSetup;
import smi.events.Observable;
import smi.morphing.MorphingBasis;
import smi.morphing.MorphingComponents;

/** Datasets beyond 2 GiB, which jHDF cannot map. The files are sparse: they need no space on the disk. */
class LargeFileTest {
    /** 4 × 10⁸ rows of 8 bytes: 3.2 GB each for the observable and the weight. */
    private static final long ROWS = 400_000_000;

    @TempDir
    Path folder;

    /** All zero but the last row. */
    private Path sparse(long rows) {
        Path path = folder.resolve("large.h5");
        var setup = EventSetup.of(
                MorphingBasis.of(
                        Toy.setup().space(),
                        MorphingComponents.of(new int[][] {{0}}),
                        Toy.setup().benchmarks().subList(0, 1)),
                List.of(new Observable("x", "None")));
        var out = new HdfWriter();
        SetupWriter.write(setup, out);
        for (String dataset : List.of(EventFile.OBSERVATIONS, EventFile.WEIGHTS)) {
            out.add(dataset, HdfType.float64(), rows, new long[] {rows, 1}, channel -> {
                channel.position(channel.position() + 8 * (rows - 1));
                HdfWriter.writeFully(
                        channel,
                        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putDouble(0, 0.25));
            });
        }
        out.write(path);
        return path;
    }

    @Test
    void theEndOfALargeFileIsRead() throws Exception {
        Path path = sparse(ROWS);
        assertTrue(Files.size(path) > 6_000_000_000L);
        EventFiles events = EventFiles.open(path);
        assertEquals(ROWS, events.size());
        events.read(ROWS - 3, ROWS, 8192, block -> {
            assertEquals(ROWS - 3, block.first());
            assertEquals(0.0, block.weights().get(1, 0));
            assertEquals(0.25, block.weights().get(2, 0));
            assertEquals(0.25, block.observations().get(2, 0));
        });
    }

    @Test
    void h5pySeesTheSameEnd() throws Exception {
        OtherReaders.assumeH5py();
        assertEquals(
                "0.25\n",
                OtherReaders.python(
                        "import h5py, sys; print(h5py.File(sys.argv[1], 'r')['samples/weights'][-1, 0])",
                        sparse(ROWS)));
    }

    /** 19.2 GB in a virtual machine with a heap of 64 MB. */
    @Test
    @Tag("long")
    void aLargeFileIsReadWithASmallHeap() throws Exception {
        long rows = 3 * ROWS;
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx64m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SumOfWeights.class.getName(),
                        sparse(rows).toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        assertTrue(output.endsWith(rows + " 0.25\n"), output);
    }

    /** Runs in the small virtual machine. */
    static final class SumOfWeights {
        private SumOfWeights() {}

        public static void main(String[] arguments) {
            EventFiles events = EventFiles.open(Path.of(arguments[0]));
            double[] sum = new double[1];
            long[] count = new long[1];
            events.readAll(block -> {
                count[0] += block.size();
                for (int i = 0; i < block.size(); i++) {
                    sum[0] += block.weights().get(i, 0);
                }
            });
            System.out.print(count[0] + " " + sum[0] + "\n");
        }
    }
}
