package smi.events.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smi.events.EventBlock;
import smi.events.EventCounts;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.events.Observable;
import smi.morphing.InvalidInputException;

/** Combining files: every row once, in a random order that the seed decides, with little memory. */
class CombineTest {
    @TempDir
    Path folder;

    private CombinedEvents.Part part(String name, long first, int events, double kFactor) {
        Path path = folder.resolve(name);
        try (var writer = EventFileWriter.create(path, Toy.setup(), Toy.PROVENANCE)) {
            writer.write(Toy.events(first, events));
            writer.finish();
        }
        return new CombinedEvents.Part(EventFiles.open(path), kFactor);
    }

    /** Observations, weights and sampling benchmark of every event, as text. */
    private static List<String> rows(EventSource source) {
        List<String> rows = new ArrayList<>();
        source.readAll(block -> rows.addAll(rows(block)));
        return rows;
    }

    private static List<String> rows(EventBlock block) {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < block.size(); i++) {
            rows.add(Arrays.toString(block.observations().row(i))
                    + Arrays.toString(block.weights().row(i))
                    + block.samplingBenchmarks()[i]);
        }
        return rows;
    }

    private List<String> shuffled(EventSource events, long seed, long bytesInMemory) {
        List<String> rows = new ArrayList<>();
        EventShuffle.shuffle(events, seed, folder, bytesInMemory, block -> {
            assertEquals(rows.size(), block.first());
            rows.addAll(rows(block));
        });
        return rows;
    }

    @Test
    void partsFollowOneAnotherWithTheirFactors() {
        CombinedEvents events = CombinedEvents.of(List.of(part("a.h5", 0, 11, 1), part("b.h5", 100, 8, 1.5)));
        assertEquals(19, events.size());
        assertEquals(19, events.counts().total());
        List<Double> weights = new ArrayList<>();
        events.read(9, 14, 2, block -> {
            for (int i = 0; i < block.size(); i++) {
                assertEquals(9 + weights.size(), block.first() + i);
                weights.add(block.weights().get(i, 3));
            }
        });
        double[] expected = {
            Toy.events(9, 1).weights().get(0, 3),
            Toy.events(10, 1).weights().get(0, 3),
            1.5 * Toy.events(100, 1).weights().get(0, 3),
            1.5 * Toy.events(101, 1).weights().get(0, 3),
            1.5 * Toy.events(102, 1).weights().get(0, 3)
        };
        assertArrayEquals(expected, weights.stream().mapToDouble(w -> w).toArray(), 0);
    }

    @Test
    void countsAddUpPerBenchmark() {
        CombinedEvents events = CombinedEvents.of(List.of(part("a.h5", 0, 12, 1), part("b.h5", 0, 3, 1)));
        // benchmarks −1 (background), 0, 1, 2, 3, 4 in turn
        assertEquals(new EventCounts(new long[] {3, 3, 2, 2, 2}, 3), events.counts());
        assertEquals(List.of("sm", "sm_shifted"), events.sharedBenchmarks());
        CombinedEvents runs = CombinedEvents.of(List.of(part("a.h5", 0, 12, 0.667), part("b.h5", 0, 3, 0.333)));
        assertEquals(List.of(), runs.sharedBenchmarks());
    }

    /** From everything in memory to buckets of buckets of single events. */
    @ParameterizedTest
    @ValueSource(longs = {1 << 24, 40_000, 2_000, 88})
    void everyRowComesOnce(long bytesInMemory) {
        CombinedEvents events = CombinedEvents.of(List.of(part("a.h5", 0, 700, 1), part("b.h5", 5000, 300, 2)));
        List<String> expected = rows(events);
        List<String> found = shuffled(events, 3, bytesInMemory);
        assertNotEquals(expected, found);
        assertEquals(
                expected.stream().sorted().toList(), found.stream().sorted().toList());
        assertEquals(found, shuffled(events, 3, bytesInMemory));
        assertNotEquals(found, shuffled(events, 4, bytesInMemory));
        assertEquals(List.of("a.h5", "b.h5"), names());
    }

    private List<String> names() {
        try (var files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Four events have 24 orders; thousands of seeds make χ² with 23 degrees of freedom, above 49.7 by chance once in a
     * thousand. In memory, in buckets, and in buckets of buckets (rows of 88 bytes).
     */
    @ParameterizedTest
    @ValueSource(longs = {1 << 24, 200, 88})
    void allOrdersAreEquallyLikely(long bytesInMemory) {
        CombinedEvents events = CombinedEvents.of(List.of(part("a.h5", 0, 2, 1), part("b.h5", 2, 2, 1)));
        List<String> rows = rows(events);
        int[] counts = new int[256];
        int n = bytesInMemory == 1 << 24 ? 6_000 : 1_200;
        for (long seed = 0; seed < n; seed++) {
            int code = 0;
            for (String row : shuffled(events, seed, bytesInMemory)) {
                code = 4 * code + rows.indexOf(row);
            }
            counts[code]++;
        }
        double expected = n / 24.0;
        assertEquals(24, Arrays.stream(counts).filter(c -> c > 0).count());
        double chi2 = Arrays.stream(counts)
                .filter(c -> c > 0)
                .mapToDouble(c -> (c - expected) * (c - expected) / expected)
                .sum();
        assertTrue(chi2 < 49.7, "chi2 " + chi2);
    }

    /**
     * Kendall's τ between old and new places of 2 000 events is normal with standard deviation
     * √(2(2n + 5)/(9n(n − 1))) = 0.0149; the tolerance is four of them.
     */
    @ParameterizedTest
    @ValueSource(longs = {1 << 24, 9_000, 500})
    void newPlacesDoNotDependOnOldOnes(long bytesInMemory) {
        int n = 2000;
        CombinedEvents events = CombinedEvents.of(List.of(part("a.h5", 0, n, 1)));
        List<String> old = rows(events);
        var place = new HashMap<String, Integer>();
        old.forEach(row -> place.put(row, place.size()));
        int[] order =
                shuffled(events, 9, bytesInMemory).stream().mapToInt(place::get).toArray();
        long concordant = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                concordant += order[j] < order[i] ? 1 : -1;
            }
        }
        assertEquals(0, concordant / (0.5 * n * (n - 1)), 4 * 0.0149);
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        CombinedEvents.Part a = part("a.h5", 0, 3, 1);
        var e = assertThrows(InvalidInputException.class, () -> CombinedEvents.of(List.of(a, a)));
        assertTrue(e.getMessage().contains("given twice"), e.getMessage());
        for (double factor : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            e = assertThrows(InvalidInputException.class, () -> new CombinedEvents.Part(a.events(), factor));
            assertTrue(e.getMessage().contains("k-factor of " + folder.resolve("a.h5")), e.getMessage());
        }
        EventSetup setup = Toy.setup();
        EventSetup other = new EventSetup(
                setup.space(),
                setup.benchmarks(),
                setup.nuisanceBenchmarks(),
                setup.morphing(),
                setup.nuisanceParameters(),
                setup.systematics(),
                List.of(new Observable("m_ll", "(l[0] + l[1]).m"), new Observable("pt", "None")),
                setup.referenceBenchmark(),
                setup.finiteDifferences());
        EventFileWriter.writeSetup(folder.resolve("other.h5"), other, Toy.PROVENANCE);
        var part = new CombinedEvents.Part(EventFiles.open(folder.resolve("other.h5")), 1);
        e = assertThrows(InvalidInputException.class, () -> CombinedEvents.of(List.of(a, part)));
        assertTrue(e.getMessage().contains("observables") && e.getMessage().contains("pt"), e.getMessage());
    }

    /** MadMiner's own combination of the reference file has the same rows, in another order. */
    @Test
    void theReferenceIsShuffledWithoutLoss() {
        Path tiny = Path.of(System.getProperty("smi.root", "."), "../shared/reference/drell-yan/h5/tiny.h5");
        assumeTrue(Files.exists(tiny), "skipped: the reference data (../shared/reference) are not here");
        EventFiles theirs = EventFiles.open(tiny.resolveSibling("tiny_shuffled.h5"));
        var events = CombinedEvents.of(List.of(new CombinedEvents.Part(EventFiles.open(tiny), 1)));
        assertEquals(
                rows(theirs).stream().sorted().toList(),
                shuffled(events, 1, 30_000).stream().sorted().toList());
        assertEquals(theirs.counts(), events.counts());
    }

    /** 170 MB of events in a virtual machine with a heap of 48 MB. */
    @Test
    @Tag("long")
    void manyEventsAreCombinedWithASmallHeap() throws Exception {
        int n = 1_000_000;
        for (String name : List.of("a.h5", "b.h5")) {
            try (var writer = EventFileWriter.create(folder.resolve(name), Toy.setup(), Toy.PROVENANCE)) {
                for (int first = 0; first < n; first += 10_000) {
                    writer.write(Toy.events(first, 10_000));
                }
                writer.finish();
            }
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx48m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Combine.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), output);
        EventFiles combined = EventFiles.open(folder.resolve("c.h5"));
        assertEquals(2L * n, combined.size());
        assertEquals(sumOfKeys(EventFiles.open(folder.resolve("a.h5"), folder.resolve("b.h5"))), sumOfKeys(combined));
    }

    /** The same for the same rows in any order, and for other rows by chance once in 2⁶⁴. */
    private static long sumOfKeys(EventSource events) {
        long[] sum = new long[1];
        events.readAll(block -> {
            for (int i = 0; i < block.size(); i++) {
                sum[0] += block.weights().rowKey(i) * 31 + block.observations().rowKey(i);
            }
        });
        return sum[0];
    }

    /** Runs in the small virtual machine. */
    static final class Combine {
        private Combine() {}

        public static void main(String[] arguments) {
            Path folder = Path.of(arguments[0]);
            var parts = List.of("a.h5", "b.h5").stream()
                    .map(name -> new CombinedEvents.Part(EventFiles.open(folder.resolve(name)), 1))
                    .toList();
            CombinedEvents events = CombinedEvents.of(parts);
            try (var writer = EventFileWriter.create(folder.resolve("c.h5"), events.setup(), Toy.PROVENANCE)) {
                EventShuffle.shuffle(events, 1, folder, writer::write);
                writer.finish();
            }
        }
    }
}
