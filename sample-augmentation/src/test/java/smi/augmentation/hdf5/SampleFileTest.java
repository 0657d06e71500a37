package smi.augmentation.hdf5;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import smi.augmentation.CoefficientSample;
import smi.augmentation.LocalSample;
import smi.augmentation.MoreRatiosSample;
import smi.augmentation.NegativeWeights;
import smi.augmentation.Partition;
import smi.augmentation.PlainSample;
import smi.augmentation.RatioSample;
import smi.augmentation.Sample;
import smi.augmentation.SampleInfo;
import smi.augmentation.SampleWeights;
import smi.augmentation.Split;
import smi.events.EventMatrix;
import smi.events.InputFile;
import smi.events.Provenance;
import smi.events.hdf5.HdfWriter;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingComponents;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

class SampleFileTest {
    private static final int N = 57;

    @TempDir
    private Path folder;

    private static SampleInfo info(String... warnings) {
        return info(List.of(), NegativeWeights.CLIP, warnings);
    }

    private static SampleInfo info(List<String> nuisance, NegativeWeights policy, String... warnings) {
        var space = ParameterSpace.of(
                new Parameter("cWW", "dim6", 2, 2, -10, 10, "16.52*theta"), Parameter.of("c_HW/Λ²", 1, -1, 1));
        var provenance = Provenance.of(
                "augment",
                -7L,
                List.of(new InputFile("events.h5", "0123abcd")),
                Map.of("theta0", "random:10:gaussian(0.0,0.5),flat(-1.0,1.0)"));
        return new SampleInfo(
                space,
                nuisance,
                List.of("m_ll", "Δφ"),
                Partition.TRAIN,
                new Split(0.1, 1.0 / 3),
                new SampleWeights(1234.5678901234567, 98.76543210987654, policy, 1.0 / 7),
                provenance,
                List.of(warnings));
    }

    private static EventMatrix table(int columns) {
        return EventMatrix.of(
                N, columns, new SplittableRandom(columns).doubles(N * columns).toArray());
    }

    static Stream<Sample> samples() {
        return Stream.of(
                new PlainSample(info("at θ: few events"), table(2), table(2)),
                new LocalSample(info(), table(2), table(2), table(2)),
                new RatioSample(info(), table(2), table(2), table(2), table(1), table(1), table(2)),
                new RatioSample(info(), table(2), table(2), table(2), table(1), table(1), table(0)),
                new LocalSample(
                        info(List.of("ν", "ν2", "ν3"), NegativeWeights.KEEP_SIGN),
                        table(2),
                        table(2),
                        table(5),
                        table(1)),
                new MoreRatiosSample(
                        info(List.of("ν"), NegativeWeights.REFUSE),
                        3,
                        table(2),
                        table(3),
                        table(3),
                        table(1),
                        table(1),
                        table(2),
                        table(2),
                        table(0)),
                new CoefficientSample(
                        info(), table(2), table(3), MorphingComponents.of(new int[][] {{0, 0}, {2, 0}, {1, 1}})));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void whatWasWrittenIsReadBackExactly(Sample sample) throws IOException {
        Path file = folder.resolve("sample.h5");
        SampleFile.write(sample, file);
        assertEquals(sample, SampleFile.read(file));
        assertEquals(sample, SampleFile.read(file, sample.getClass()));
        assertTrue(SampleFile.isSample(file));
        Path again = folder.resolve("again.h5");
        SampleFile.write(SampleFile.read(file), again);
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(again));
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(2, left.count(), "no temporary file is left");
        }
    }

    @Test
    void aSampleOfAnotherKindIsRefused() {
        Path file = folder.resolve("local.h5");
        SampleFile.write(samples().toList().get(1), file);
        assertMessage(
                "is a local sample, but a ratio sample is needed", () -> SampleFile.read(file, RatioSample.class));
    }

    @Test
    void foreignAndBrokenFilesAreRefusedInOneLine() throws IOException {
        Path events = folder.resolve("events.h5");
        new HdfWriter().matrix("samples/weights", table(3)).write(events);
        assertMessage("is an event file, not an augmented sample", () -> SampleFile.read(events));
        assertFalse(SampleFile.isSample(events));
        Path text = Files.writeString(folder.resolve("text.h5"), "not HDF5 at all");
        assertMessage("text.h5", () -> SampleFile.read(text));
        assertMessage("none.h5", () -> SampleFile.read(folder.resolve("none.h5")));
        Path whole = folder.resolve("whole.h5");
        SampleFile.write(samples().toList().get(2), whole);
        byte[] bytes = Files.readAllBytes(whole);
        Path half = Files.write(folder.resolve("half.h5"), Arrays.copyOf(bytes, bytes.length / 2));
        assertMessage("half.h5", () -> SampleFile.read(half));
        Path future = folder.resolve("future.h5");
        new HdfWriter().text("sample/kind", "ratios").write(future);
        assertMessage("did you mean 'ratio'", () -> SampleFile.read(future));
        Path empty = folder.resolve("empty.h5");
        new HdfWriter().text("sample/kind", "ratio").write(empty);
        assertMessage("empty.h5:/parameters/names", () -> SampleFile.read(empty));
    }

    private static void assertMessage(String part, org.junit.jupiter.api.function.Executable call) {
        var error = assertThrows(InvalidInputException.class, call);
        assertTrue(error.getMessage().contains(part) && !error.getMessage().contains("\n"), error.getMessage());
    }
}
