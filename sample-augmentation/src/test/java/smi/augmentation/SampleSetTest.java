package smi.augmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import smi.augmentation.hdf5.SampleFile;
import smi.augmentation.hdf5.SampleSet;
import smi.events.EventMatrix;
import smi.events.OutputFile;
import smi.morphing.InvalidInputException;

/** Several files read as one sample, under every name that stands for them, or refused. */
class SampleSetTest {
    private static final InMemoryEvents SOURCE = QuadraticToy.atOrigin(5000, 43);
    private static final WeightedEvents TRAIN = events(Partition.TRAIN);
    private static final Augmenter AUGMENTER = Augmenter.of(TRAIN, 3);
    private static final SampleRequest RATIO =
            new SampleRequest.Ratio(spec("random:10:gaussian(0,0.4)"), spec("sm"), 1000);
    private static final SampleRequest MORE =
            new SampleRequest.MoreRatios(spec("random:10:gaussian(0,0.4)"), spec("sm"), List.of(spec("0.3")), 1000);

    @TempDir
    private Path folder;

    private static WeightedEvents events(Partition partition) {
        return WeightedEvents.of(SOURCE, partition, Split.defaults(), SamplingFactors.MIXTURE);
    }

    private static HypothesisSpec spec(String theta) {
        return HypothesisSpec.of(ThetaSpec.parse(theta, SOURCE.setup()));
    }

    private List<Path> write(SampleRequest request, String name, int files) {
        return SampleSet.write(AUGMENTER, request, folder.resolve(name), files).files();
    }

    /** The rows of the files follow one another, whatever name the set is read by. */
    @Test
    void aSetIsOneSampleByNamePatternFolderAndList() {
        Path target = folder.resolve("set.h5");
        SampleSet.Written written = SampleSet.write(AUGMENTER, RATIO, target, 3);
        assertEquals(1000, written.rows());
        RatioSample byName = SampleFile.read(target, RatioSample.class);
        List<RatioSample> parts = written.files().stream()
                .map(file -> SampleFile.read(file, RatioSample.class))
                .toList();
        assertRows(parts.stream().map(RatioSample::observations).toList(), byName.observations());
        assertRows(parts.stream().map(RatioSample::jointRatio).toList(), byName.jointRatio());
        assertRows(parts.stream().map(RatioSample::theta0).toList(), byName.theta0());
        assertEquals(byName, SampleFile.read(folder.resolve("set-*.h5")));
        assertEquals(byName, SampleFile.read(folder));
        assertEquals(byName, SampleFile.read(written.files()));
        assertEquals(written.files(), SampleFile.files(target));
        assertTrue(SampleFile.isSample(target));
        assertEquals("3", byName.info().provenance().settings().get("files"), "instead of the part that each file is");
        assertFalse(byName.info().provenance().settings().containsKey("part"));
        assertEquals(
                written.weights().effectiveSize(),
                parts.stream().mapToDouble(p -> p.info().effectiveSize()).min().orElseThrow());
    }

    private static void assertRows(List<EventMatrix> parts, EventMatrix whole) {
        double[] all =
                parts.stream().flatMapToDouble(m -> Arrays.stream(m.toArray())).toArray();
        assertArrayEquals(all, whole.toArray());
    }

    @Test
    void theRowsOfAnEventStayTogether() {
        write(MORE, "more.h5", 3);
        var sample = SampleFile.read(folder.resolve("more.h5"), MoreRatiosSample.class);
        assertEquals(2000, sample.size());
        for (int i = 0; i < sample.size(); i += 2) {
            assertEquals(sample.observations().get(i, 0), sample.observations().get(i + 1, 0));
        }
    }

    /** The weights of the files add up to the cross section. */
    @Test
    void weightedEventsInSeveralFilesAreThoseOfOne() {
        write(new SampleRequest.Coefficients(), "all.h5", 4);
        var set = SampleFile.read(folder.resolve("all.h5"), CoefficientSample.class);
        CoefficientSample whole = AUGMENTER.coefficients();
        assertEquals(whole.coefficients(), set.coefficients());
        assertEquals(whole.observations(), set.observations());
    }

    @Test
    void samplesOfSeveralSeedsAreOne() {
        SampleFile.write(AUGMENTER.make(RATIO), folder.resolve("a.h5"));
        SampleFile.write(Augmenter.of(TRAIN, 4).make(RATIO), folder.resolve("b.h5"));
        assertEquals(2000, SampleFile.read(folder).size());
    }

    @Test
    void filesThatAreNotOneSampleAreRefused() throws IOException {
        List<Path> set = write(RATIO, "set.h5", 3);
        assertMessage("holds the same events", () -> SampleFile.read(List.of(set.get(0), set.get(1), set.get(0))));
        assertMessage("only 2 of its 3 files", () -> SampleFile.read(set.subList(0, 2)));
        List<Path> more = write(MORE, "more.h5", 1);
        assertMessage("more.h5 is a more-ratios sample", () -> SampleFile.read(List.of(set.get(0), more.get(0))));
        Path test = folder.resolve("test.h5");
        SampleFile.write(Augmenter.of(events(Partition.TEST), 3).make(RATIO), test);
        assertMessage("their partition differ, train and test", () -> SampleFile.read(List.of(set.get(0), test)));
        Path all = folder.resolve("all.h5");
        SampleFile.write(AUGMENTER.coefficients(), all);
        Path copy = folder.resolve("again.h5");
        SampleFile.write(Augmenter.of(TRAIN, 9).coefficients(), copy);
        assertMessage("would add up", () -> SampleFile.read(List.of(all, copy)));
        Files.delete(set.get(1));
        assertMessage("set-0001.h5 is missing", () -> SampleFile.read(folder.resolve("set.h5")));
        Path empty = Files.createDirectory(folder.resolve("empty"));
        assertMessage("holds no file *.h5", () -> SampleFile.read(empty));
    }

    /** A shorter set, or a single file, takes the place of a longer one; somebody else's files stay. */
    @Test
    void whatIsInTheWayIsNamedAndReplaced() throws IOException {
        Path target = folder.resolve("set.h5");
        Path own = folder.resolve("set-0007.h5");
        SampleFile.write(AUGMENTER.make(RATIO), own);
        assertMessage("set-0007.h5 exists and is not part", () -> write(RATIO, "set.h5", 3));
        Files.delete(own);
        List<Path> three = write(RATIO, "set.h5", 3);
        assertEquals(List.of(), SampleSet.inTheWay(AUGMENTER, RATIO, target, 3));
        assertEquals(three, SampleSet.inTheWay(AUGMENTER, RATIO, target, 2));
        assertEquals(three, SampleSet.inTheWay(Augmenter.of(TRAIN, 4), RATIO, target, 3));
        List<Path> two = write(RATIO, "set.h5", 2);
        assertEquals(two, SampleFile.files(target));
        write(RATIO, "set.h5", 1);
        assertEquals(List.of(target), SampleFile.files(target));
        assertFalse(Files.exists(two.get(0)));
        assertEquals(List.of(target), SampleSet.inTheWay(AUGMENTER, RATIO, target, 2));
        write(RATIO, "set.h5", 2);
        assertFalse(Files.exists(target));
    }

    @Test
    void largeSamplesGetSeveralFiles() {
        assertEquals(1, SampleSet.files(AUGMENTER, RATIO));
        // two observables, label, ratio and sign, and two points with their scores: 9 columns of 8 bytes
        assertEquals(72_000, AUGMENTER.bytes(RATIO));
        var large = new SampleRequest.Ratio(spec("random:10:gaussian(0,0.4)"), spec("sm"), 20_000_000);
        assertEquals(3, SampleSet.files(AUGMENTER, large), "1.44 GB in files of at most 0.54 GB");
        assertEquals(1, SampleSet.files(AUGMENTER, new SampleRequest.Coefficients()));
    }

    /** A killed run leaves its temporary file, which is not read as a part and which the next run removes. */
    @Test
    void temporaryFilesOfKilledRunsAreNeitherReadNorKept() throws Exception {
        write(RATIO, "set.h5", 2);
        Process gone = new ProcessBuilder("true").start();
        gone.waitFor();
        Path left = folder.resolve(".tmp-" + gone.pid() + "-set-0001.h5");
        Files.writeString(left, "half a file");
        Path alive = folder.resolve(
                ".tmp-" + ProcessHandle.current().parent().orElseThrow().pid() + "-set-0001.h5");
        Files.writeString(alive, "of a run that goes on");
        assertEquals(1000, SampleFile.read(folder).size());
        Files.delete(folder.resolve("set-0001.h5"));
        write(RATIO, "set.h5", 2);
        assertFalse(Files.exists(left));
        assertTrue(Files.exists(alive));
    }

    /** The disk fills up while the second file is written: the first one stays, of the second nothing does. */
    @Test
    void aFullDiskLeavesNothingHalfWritten() throws IOException {
        Path file = folder.resolve("full.h5");
        var error = assertThrows(
                UncheckedIOException.class,
                () -> OutputFile.write(file, path -> {
                    Files.write(path, new byte[4096]);
                    throw new IOException("No space left on device");
                }));
        assertEquals("cannot write " + file + ": No space left on device", error.getMessage());
        try (var files = Files.list(folder)) {
            assertEquals(List.of(), new ArrayList<>(files.toList()));
        }
    }

    private static void assertMessage(String part, Executable call) {
        var error = assertThrows(InvalidInputException.class, call);
        assertTrue(error.getMessage().contains(part) && !error.getMessage().contains("\n"), error.getMessage());
    }
}
