package smi.events.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smi.events.EventBlock;
import smi.events.EventCounts;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.events.FiniteDifferences;
import smi.events.InputFile;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

class EventFilesTest {
    @TempDir
    Path folder;

    private static List<EventBlock> blocks(EventSource source, long from, long to, int size) {
        List<EventBlock> blocks = new ArrayList<>();
        source.read(from, to, size, blocks::add);
        return blocks;
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aSetupComesBackWhole() {
        Path path = folder.resolve("setup.h5");
        EventFileWriter.writeSetup(path, Toy.setup(), Toy.PROVENANCE);
        EventFiles read = EventFiles.open(path);
        EventSetup expected = Toy.setup();
        assertEquals(expected.space(), read.setup().space());
        assertEquals(expected.benchmarks(), read.setup().benchmarks());
        assertEquals(expected.nuisanceBenchmarks(), read.setup().nuisanceBenchmarks());
        assertEquals(expected.nuisanceParameters(), read.setup().nuisanceParameters());
        assertEquals(expected.systematics(), read.setup().systematics());
        assertEquals(expected.observables(), read.setup().observables());
        assertEquals(expected.referenceBenchmark(), read.setup().referenceBenchmark());
        assertEquals(
                expected.finiteDifferences(), read.setup().finiteDifferences().map(EventFilesTest::plain));
        assertEquals(Optional.of(Toy.PROVENANCE), read.provenance());
        assertEquals(0, read.size());
        assertEquals(List.of(), blocks(read, 0, 0, 10));
    }

    private static FiniteDifferences plain(FiniteDifferences differences) {
        return new FiniteDifferences(differences.epsilon(), Map.copyOf(differences.shifted()));
    }

    /** The basis of the toy is not the first benchmarks: the file gets a matrix with zero columns for the others. */
    @Test
    void aMorphingBasisAmongOtherBenchmarksKeepsItsMeaning() {
        Path path = folder.resolve("setup.h5");
        EventFileWriter.writeSetup(path, Toy.setup(), Toy.PROVENANCE);
        EventSetup read = EventFiles.open(path).setup();
        ParameterPoint theta = read.space().point(0.7);
        double[] expected = Toy.setup().morpher().weights(theta);
        assertArrayEquals(
                new double[] {expected[0], 0, expected[1], expected[2]},
                read.morpher().weights(theta));
    }

    /** 100 events in files of 30: blocks of 16 span files; a block is what it is in a single file. */
    @ParameterizedTest
    @ValueSource(longs = {30, 99, 100, 1000})
    void eventsComeBackInAnyBlocks(long eventsPerFile) {
        Path path = folder.resolve("events.h5");
        Toy.write(path, 100, eventsPerFile);
        EventFiles read = EventFiles.open(path);
        assertEquals(100, read.size());
        assertEquals(new EventCounts(new long[] {17, 17, 17, 16, 16}, 17), read.counts());
        for (int size : new int[] {1, 16, 30, 1000}) {
            long first = 3;
            for (EventBlock block : blocks(read, 3, 98, size)) {
                assertEquals(Math.min(size, 98 - first), block.size());
                assertTrue(Toy.same(Toy.events(first, block.size()), block), () -> "block at " + block.first());
                first += block.size();
            }
            assertEquals(98, first);
        }
    }

    @Test
    void severalThreadsReadTheSameFiles() {
        Path path = folder.resolve("events.h5");
        Toy.write(path, 1000, 300);
        EventFiles read = EventFiles.open(path);
        Stream.iterate(0, i -> i < 8, i -> i + 1)
                .parallel()
                .forEach(i -> assertTrue(Toy.same(
                        Toy.events(0, 1000), blocks(read, 0, 1000, 1000).get(0))));
    }

    @Test
    void theSameEventsGiveTheSameBytes() throws IOException {
        byte[] first =
                Files.readAllBytes(Toy.write(folder.resolve("a.h5"), 100, 100).get(0));
        byte[] second =
                Files.readAllBytes(Toy.write(folder.resolve("b.h5"), 100, 200).get(0));
        assertArrayEquals(first, second);
    }

    @Test
    void manyEventsBecomeASetThatReplacesWhatHadItsName() throws IOException {
        Path path = folder.resolve("events.h5");
        Toy.write(path, 10, 10);
        Toy.write(path, 100, 30);
        assertEquals(List.of("events-0000.h5", "events-0001.h5", "events-0002.h5", "events-0003.h5"), names());
        assertEquals(100, EventFiles.open(folder.resolve("events-*.h5")).size());
        assertEquals(10, EventFiles.open(folder.resolve("events-0003.h5")).size());
        Toy.write(path, 50, 30);
        assertEquals(List.of("events-0000.h5", "events-0001.h5"), names());
        Toy.write(path, 20, 30);
        assertEquals(List.of("events.h5"), names());
    }

    @Test
    void aSetDoesNotOverwriteFilesOfOthers() throws IOException {
        Path own = folder.resolve("events-0001.h5");
        Toy.write(own, 10, 10);
        Path path = folder.resolve("events.h5");
        String message = assertThrows(InvalidInputException.class, () -> Toy.write(path, 100, 30))
                .getMessage();
        assertTrue(message.contains("events-0001.h5") && message.contains("choose another name"), message);
        assertEquals(List.of("events-0001.h5"), names());
        Toy.write(path, 10, 30);
        assertEquals(List.of("events-0001.h5", "events.h5"), names());
    }

    @Test
    void withoutFinishNothingIsLeft() throws IOException {
        try (var writer = EventFileWriter.create(folder.resolve("events.h5"), Toy.setup(), Toy.PROVENANCE)) {
            writer.write(Toy.events(0, 10));
        }
        assertEquals(List.of(), names());
    }

    @Test
    void noEventsMakeAFileToo() {
        Path path = folder.resolve("events.h5");
        Toy.write(path, 0, 10);
        EventFiles read = EventFiles.open(path);
        assertEquals(0, read.size());
        assertEquals(new EventCounts(new long[5], 0), read.counts());
    }

    @Test
    void eventsWithoutSamplingBenchmarksStayWithout() {
        Path path = folder.resolve("events.h5");
        try (var writer = EventFileWriter.create(path, Toy.setup(), Toy.PROVENANCE)) {
            writer.write(Toy.withoutSampling(Toy.events(0, 10)));
            assertThrows(IllegalArgumentException.class, () -> writer.write(Toy.events(10, 10)));
            writer.finish();
        }
        EventFiles read = EventFiles.open(path);
        assertTrue(Toy.same(
                Toy.withoutSampling(Toy.events(0, 10)), blocks(read, 0, 10, 10).get(0)));
        assertEquals(new EventCounts(new long[5], 0), read.counts());
        Toy.write(folder.resolve("with.h5"), 10, 10);
        String message = assertThrows(
                        InvalidInputException.class, () -> EventFiles.open(path, folder.resolve("with.h5")))
                .getMessage();
        assertTrue(message.contains("with.h5 says at which benchmark"), message);
    }

    @Test
    void inputsAreTheFilesWithTheirDigests() {
        List<Path> files = Toy.write(folder.resolve("events.h5"), 40, 30);
        assertEquals(
                files.stream().map(InputFile::of).toList(),
                EventFiles.open(folder.resolve("events.h5")).inputs());
    }

    @Test
    void setupsThatDifferAreRefusedByTheFirstDifference() {
        Path one = folder.resolve("one.h5");
        Path other = folder.resolve("other.h5");
        EventSetup s = Toy.setup();
        EventSetup moved = new EventSetup(
                s.space(),
                List.of(
                        s.benchmarks().get(0),
                        s.benchmarks().get(1),
                        s.benchmarks().get(2),
                        s.benchmarks().get(3),
                        new Benchmark("other", s.space().point(0.4))),
                s.nuisanceBenchmarks(),
                s.morphing(),
                s.nuisanceParameters(),
                s.systematics(),
                s.observables(),
                s.referenceBenchmark(),
                s.finiteDifferences());
        EventFileWriter.writeSetup(one, s, Toy.PROVENANCE);
        EventFileWriter.writeSetup(other, moved, Toy.PROVENANCE);
        String message = assertThrows(InvalidInputException.class, () -> EventFiles.open(one, other))
                .getMessage();
        assertTrue(message.contains("other.h5") && message.contains("cHW=0.4") && message.contains("cHW=0.3"), message);
    }

    @Test
    void namesThatMeanNoFilesAreRefused() throws IOException {
        Path path = folder.resolve("events.h5");
        List<Path> set = Toy.write(path, 100, 30);
        assertRefused("twice", set.get(0), folder.resolve("events-000?.h5"));
        assertRefused("no file matches", folder.resolve("nothing*.h5"));
        assertRefused("nothing.h5 does not exist", folder.resolve("nothing.h5"));
        Files.delete(set.get(3));
        assertRefused("events-0003.h5 is missing", path);
        Files.delete(set.get(1));
        assertRefused("events-0001.h5 is missing", path);
    }

    private static void assertRefused(String words, Path... paths) {
        String message = assertThrows(InvalidInputException.class, () -> EventFiles.open(paths))
                .getMessage();
        assertTrue(message.contains(words), message);
        assertFalse(message.contains("\n"), message);
    }

    @Test
    void whatCannotBeReadAgainIsNotWritten() {
        Path path = folder.resolve("events.h5");
        EventBlock good = Toy.events(0, 2);
        double[] x = good.observations().toArray();
        x[3] = Double.NaN;
        var bad = new EventBlock(0, EventMatrix.of(2, 2, x), good.weights(), good.samplingBenchmarks());
        try (var writer = EventFileWriter.create(path, Toy.setup(), Toy.PROVENANCE)) {
            writer.write(good);
            String message = assertThrows(InvalidInputException.class, () -> writer.write(bad))
                    .getMessage();
            assertTrue(message.contains("event 3") && message.contains("'code' = NaN"), message);
        }
    }
}
