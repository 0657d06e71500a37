package smi.events.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static smi.events.hdf5.Handmade.doubles;
import static smi.events.hdf5.Handmade.longs;
import static smi.events.hdf5.Handmade.texts;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import smi.events.EventCounts;
import smi.events.FiniteDifferences;
import smi.events.Observable;
import smi.events.Systematic;
import smi.morphing.InvalidInputException;
import smi.morphing.NuisanceParameter;

/** Layouts that differ from what today's MadMiner writes, and files that are wrong. */
class EventFileLayoutsTest {
    @TempDir
    Path folder;

    /** The nuisance benchmark stands between the physics benchmarks: weights and names get MadMiner's usual order. */
    @Test
    void physicsBenchmarksComeFirst() {
        EventFiles events = EventFiles.open(new Handmade().write(folder));
        assertEquals(List.of("sm", "w", "up"), events.setup().weightColumns());
        assertEquals(List.of("up"), events.setup().nuisanceBenchmarks());
        assertEquals(1.0, events.setup().benchmarkPoint("w").get(0));
        events.read(1, 3, 2, block -> {
            assertArrayEquals(new double[] {21, 23, 22}, block.weights().row(0));
            assertArrayEquals(new double[] {31, 33, 32}, block.weights().row(1));
            assertArrayEquals(new int[] {1, -1}, block.samplingBenchmarks());
        });
        assertEquals(new EventCounts(new long[] {2, 1}, 1), events.counts(), "counted, as there is no summary");
    }

    @Test
    void whatIsOptionalMayBeMissing() {
        EventFiles events = EventFiles.open(new Handmade()
                .without("parameters/transforms")
                .without("benchmarks/is_nuisance")
                .without("samples/sampling_benchmarks")
                .write(folder));
        assertEquals("_", events.setup().space().parameters().get(0).transform());
        assertEquals("sm", events.setup().referenceBenchmark());
        assertEquals(Optional.empty(), events.setup().morphing());
        assertEquals(
                List.of(new Observable("pt", "None"), new Observable("eta", "None")),
                events.setup().observables());
        assertEquals(Optional.empty(), events.provenance());
    }

    @Test
    void oldLayoutsAreUnderstood() {
        EventFiles events = EventFiles.open(new Handmade()
                .without("parameters/val_ranges")
                .with("parameters/ranges", doubles(List.of(2L, 2L), -3, 3, -4, 4))
                .with("parameters/max_power", longs(List.of(2L, 1L), 2, 1))
                .with("sample_summary/signal_events_per_benchmark", longs(List.of(2L), 5, 6))
                .with("sample_summary/background_events", longs(List.of(), 7))
                .with("benchmarks/is_reference", longs(List.of(3L), 0, 0, 1))
                .with("observables/definitions", texts("", "j[0].eta"))
                .with("systematics/names", texts("scales"))
                .with("systematics/values", texts("0.5,1,2"))
                .with("nuisance_parameters/names", texts("nu"))
                .with("nuisance_parameters/systematics", texts("scales"))
                .with("nuisance_parameters/benchmark_positive", texts("up"))
                .with("nuisance_parameters/benchmark_negative", texts(""))
                .with("finite_differences/base_benchmarks", texts("sm"))
                .with(
                        "finite_differences/shifted_benchmarks",
                        (out, path) -> out.asciiTexts(path, List.of("w", "w"), 1, 1, 2))
                .with("finite_differences/epsilon", doubles(List.of(1L), 0.1))
                .write(folder));
        assertEquals(-4, events.setup().space().parameters().get(1).rangeMin());
        assertEquals(1, events.setup().space().parameters().get(1).maxPower());
        assertEquals(new EventCounts(new long[] {5, 6}, 7), events.counts());
        assertEquals("w", events.setup().referenceBenchmark());
        assertEquals("None", events.setup().observables().get(0).definition());
        assertEquals(
                List.of(new Systematic("scales", "None", "0.5,1,2", "None")),
                events.setup().systematics());
        assertEquals(
                List.of(new NuisanceParameter("nu", "scales", "up", Optional.empty())),
                events.setup().nuisanceParameters());
        assertEquals(
                Optional.of(new FiniteDifferences(0.1, Map.of("sm", List.of("w", "w")))),
                events.setup().finiteDifferences());
    }

    static Stream<Arguments> wrongFiles() {
        return Stream.of(
                Arguments.of(new Handmade().without("parameters/names"), "/parameters/names is missing"),
                Arguments.of(new Handmade().without("parameters/val_ranges"), "/parameters/val_ranges is missing"),
                Arguments.of(new Handmade().without("benchmarks/values"), "/benchmarks/values is missing"),
                Arguments.of(new Handmade().without("samples/weights"), "/samples/weights is missing"),
                Arguments.of(new Handmade().without("samples/observations"), "/samples/observations is missing"),
                Arguments.of(new Handmade().without("observables/names"), "/observables/names is missing"),
                Arguments.of(
                        new Handmade().with("benchmarks/values", doubles(List.of(2L, 2L), 0, 0, 1, 1)),
                        "/benchmarks/values has shape [2, 2], expected [3, 2] (3 benchmarks, 2 parameters)"),
                Arguments.of(
                        new Handmade().with("samples/weights", doubles(List.of(4L, 2L), 1, 2, 3, 4, 5, 6, 7, 8)),
                        "/samples/weights has shape [4, 2], expected [4, 3] (4 events, 3 benchmarks)"),
                Arguments.of(
                        new Handmade().with("samples/weights", doubles(List.of(3L, 3L), 1, 2, 3, 4, 5, 6, 7, 8, 9)),
                        "/samples/weights has 3 rows, but samples/observations has 4"),
                Arguments.of(
                        new Handmade().with("samples/sampling_benchmarks", longs(List.of(3L), 0, 0, 0)),
                        "/samples/sampling_benchmarks has shape [3], expected [4]"),
                Arguments.of(
                        new Handmade()
                                .with("samples/observations", doubles(List.of(4L, 2L, 1L), 1, 2, 3, 4, 5, 6, 7, 8)),
                        "/samples/observations has shape [4, 2, 1], expected a table"),
                Arguments.of(
                        new Handmade().with("samples/weights", texts("a", "b", "c", "d")), "/samples/weights holds"),
                Arguments.of(
                        new Handmade().with("benchmarks/names", texts("sm", "sm", "w")),
                        "/benchmarks/names has 'sm' twice"),
                Arguments.of(
                        new Handmade().with("benchmarks/is_reference", longs(List.of(3L), 1, 0, 1)),
                        "/benchmarks/is_reference marks 2 benchmarks"),
                Arguments.of(
                        new Handmade().with("parameters/lha_ids", doubles(List.of(2L), 1.5, 2)),
                        "/parameters/lha_ids has the value 1.5"),
                Arguments.of(
                        new Handmade().with("parameters/val_ranges", doubles(List.of(2L, 2L), 1, -1, 0, 1)),
                        "parameter 'a' has the range (1.0, -1.0)"),
                Arguments.of(
                        new Handmade()
                                .with("morphing/components", longs(List.of(2L, 2L), 0, 0, 1, 0))
                                .with("morphing/morphing_matrix", doubles(List.of(2L, 2L), 1, 0, -1, 2)),
                        "the stored morphing matrix does not belong to the benchmarks"),
                Arguments.of(
                        new Handmade()
                                .with("morphing/components", longs(List.of(1L, 2L), 0, 1 << 24))
                                .with("morphing/morphing_matrix", doubles(List.of(1L, 1L), 1)),
                        "/morphing/components has the power 16777216"),
                Arguments.of(
                        new Handmade()
                                .with("morphing/components", longs(List.of(1L, 2L), 0, 0))
                                .with("morphing/morphing_matrix", doubles(List.of(1L, 3L), 1, 0, 0)),
                        "/morphing/morphing_matrix has shape [1, 3]"));
    }

    @ParameterizedTest
    @MethodSource("wrongFiles")
    void aWrongFileIsRefusedAtOnce(Handmade file, String words) {
        Path path = file.write(folder);
        assertRefused(path + (words.startsWith("/") ? ":" : ": ") + words, () -> EventFiles.open(path));
    }

    private static String assertRefused(String words, Runnable action) {
        String message = assertThrows(InvalidInputException.class, action::run).getMessage();
        assertTrue(message.contains(words), message);
        assertTrue(message.contains(";") || message.contains(":"), "no remedy: " + message);
        assertFalse(message.contains("\n"), message);
        return message;
    }

    static Stream<Arguments> wrongEvents() {
        return Stream.of(
                Arguments.of(
                        new Handmade()
                                .with(
                                        "samples/weights",
                                        doubles(List.of(4L, 3L), 1, 2, 3, 4, 5, 6, 7, Double.NaN, 9, 10, 11, 12)),
                        ":/samples/weights, row 2, benchmark 'up' is NaN"),
                Arguments.of(
                        new Handmade()
                                .with(
                                        "samples/observations",
                                        doubles(List.of(4L, 2L), 1, 2, 3, 4, 5, 6, 7, Double.NEGATIVE_INFINITY)),
                        ":/samples/observations, row 3, observable 'eta' is -Infinity"),
                Arguments.of(
                        new Handmade()
                                .with("samples/sampling_benchmarks", longs(List.of(4L), 0, 1, -2, 0))
                                .with("sample_summary/signal_events", longs(List.of(2L), 2, 2)),
                        ":/samples/sampling_benchmarks, row 2 is -2.0"));
    }

    @ParameterizedTest
    @MethodSource("wrongEvents")
    void aWrongEventIsRefusedWhenItIsRead(Handmade file, String words) {
        Path path = file.write(folder);
        EventFiles events = EventFiles.open(path);
        assertRefused(path + words, () -> events.readAll(block -> {}));
        assertRefused(path + words, () -> events.read(1, 4, 1, block -> {}));
        events.read(0, 1, 1, block -> {}); // the events before it are good
    }

    /** Wherever the file was cut off: one line, never another exception. */
    @Test
    void aTruncatedFileIsRefused() throws Exception {
        byte[] whole =
                Files.readAllBytes(Toy.write(folder.resolve("whole.h5"), 50, 50).get(0));
        for (int length = 0; length < whole.length; length += 499) {
            Path path = Files.write(folder.resolve("cut.h5"), Arrays.copyOf(whole, length));
            assertRefused("cut.h5", () -> EventFiles.open(path));
        }
    }

    @Test
    void aFileThatShrinksWhileItIsReadIsRefused() throws Exception {
        Path path = Toy.write(folder.resolve("whole.h5"), 50, 50).get(0);
        EventFiles events = EventFiles.open(path);
        try (var file = new RandomAccessFile(path.toFile(), "rw")) {
            file.setLength(file.length() - 6000);
        }
        assertRefused("whole.h5:/samples/", () -> events.readAll(block -> {}));
    }

    /** Bytes turned over at random: the file may still be readable, but never fails in another way. */
    @Test
    void aDamagedFileIsReadOrRefused() throws Exception {
        byte[] good =
                Files.readAllBytes(Toy.write(folder.resolve("good.h5"), 5, 5).get(0));
        var random = new SplittableRandom(1);
        int refused = 0;
        for (int i = 0; i < 100; i++) {
            byte[] bad = good.clone();
            for (int j = 0; j < 20; j++) {
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
            }
            Path path = Files.write(folder.resolve("bad.h5"), bad);
            try {
                EventFiles.open(path).readAll(block -> {});
            } catch (InvalidInputException e) {
                refused++;
            }
        }
        assertTrue(refused > 10, "only " + refused + " of 100 damaged files were refused");
    }

    /** Compressed, chunked, float32 and big-endian files come from other tools. */
    @ParameterizedTest
    @ValueSource(strings = {"compression='gzip'", "chunks=(3, 1), shuffle=True", "dtype='<f4'", "dtype='>f8'"})
    void filesOfOtherToolsAreRead(String options) throws Exception {
        OtherReaders.assumeH5py();
        Path path = Toy.write(folder.resolve("events.h5"), 50, 50).get(0);
        Path other = folder.resolve("other.h5");
        OtherReaders.python(
                """
                import h5py, sys
                with h5py.File(sys.argv[1], "r") as a, h5py.File(sys.argv[2], "w") as b:
                    for g in a:
                        a.copy(g, b)
                    for name in ("samples/weights", "samples/observations"):
                        del b[name]
                        b.create_dataset(name, **{"data": a[name][()], **dict(%s)})
                """
                        .formatted(options),
                path,
                other);
        double tolerance = options.contains("f4") ? 1e-7 : 0; // half a unit in the last place of a float below 1
        EventFiles.open(other).read(7, 40, 33, block -> {
            var expected = Toy.events(7, 33);
            assertArrayEquals(expected.weights().toArray(), block.weights().toArray(), tolerance);
            assertArrayEquals(
                    expected.observations().toArray(), block.observations().toArray(), tolerance);
        });
    }
}
