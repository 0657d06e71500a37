package smi.augmentation;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smi.augmentation.hdf5.SampleFile;
import smi.augmentation.hdf5.SampleSet;
import smi.augmentation.npy.NpySample;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;

/** Sets of files, MadMiner's files, and the checks of what is in them. */
class SampleOutputTest {
    private static final String PYTHON = "/usr/bin/python3";
    private static final InMemoryEvents SOURCE = QuadraticToy.atOrigin(10_000, 41);
    private static final WeightedEvents TRAIN =
            WeightedEvents.of(SOURCE, Partition.TRAIN, Split.defaults(), SamplingFactors.MIXTURE);

    @TempDir
    private Path folder;

    private static HypothesisSpec spec(String theta) {
        return HypothesisSpec.of(ThetaSpec.parse(theta, SOURCE.setup()));
    }

    private static final SampleRequest RATIO =
            new SampleRequest.Ratio(spec("random:30:gaussian(0,0.4)"), spec("sm"), 3000);
    private static final SampleRequest MORE =
            new SampleRequest.MoreRatios(spec("random:30:gaussian(0,0.4)"), spec("sm"), List.of(spec("0.3")), 3000);

    /** What remains of a run that was stopped is kept byte by byte; what another run left is not. */
    @Test
    void aStoppedRunGoesOnAfterItsLastFile() throws IOException {
        Path target = folder.resolve("sample.h5");
        Augmenter augmenter = Augmenter.of(TRAIN, 3);
        List<Path> files = SampleSet.write(augmenter, RATIO, target, 3).files();
        assertEquals(
                List.of("sample-0000.h5", "sample-0001.h5", "sample-0002.h5"),
                files.stream().map(f -> f.getFileName().toString()).toList());
        List<byte[]> first = contents(files);
        Files.delete(files.get(2));
        for (Path kept : files.subList(0, 2)) {
            Files.setLastModifiedTime(kept, FileTime.fromMillis(1_000_000));
        }
        SampleSet.write(augmenter, RATIO, target, 3);
        for (int k = 0; k < 3; k++) {
            assertArrayEquals(first.get(k), contents(files).get(k));
            assertEquals(k < 2, Files.getLastModifiedTime(files.get(k)).toMillis() == 1_000_000, "file " + k);
        }
        SampleSet.write(Augmenter.of(TRAIN, 4), RATIO, target, 3);
        for (int k = 0; k < 3; k++) {
            assertNotEquals(1_000_000, Files.getLastModifiedTime(files.get(k)).toMillis(), "another seed: file " + k);
        }
        assertEquals(1000, SampleFile.read(files.get(1), RatioSample.class).size());
        assertEquals(
                List.of(folder.resolve("one.h5")),
                SampleSet.write(augmenter, RATIO, folder.resolve("one.h5"), 1).files());
    }

    private static List<byte[]> contents(List<Path> files) throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (Path file : files) {
            all.add(Files.readAllBytes(file));
        }
        return all;
    }

    @Test
    void numpyReadsTheFilesOfMadMiner() throws Exception {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of(PYTHON)) && python("import numpy").isEmpty(),
                "skipped: no numpy in " + PYTHON + " (Debian: apt-get install python3-numpy)");
        var sample = (MoreRatiosSample) Augmenter.of(TRAIN, 5).make(MORE);
        List<Path> files = NpySample.write(sample, folder, "train");
        assertEquals(
                "theta0 theta1 y r_xz t_xz0 t_xz1 x",
                String.join(
                        " ",
                        files.stream()
                                .map(f -> f.getFileName().toString().replace("_train.npy", ""))
                                .toList()));
        EventMatrix[] tables = {
            sample.theta0(),
            sample.theta1(),
            sample.labels(),
            sample.jointRatio(),
            sample.jointScore0(),
            sample.jointScore1(),
            sample.observations()
        };
        for (int k = 0; k < tables.length; k++) {
            String type = k == 2 ? "float64" : "float32";
            double sum = 0;
            for (int i = 0; i < tables[k].rows(); i++) {
                double value = tables[k].get(i, tables[k].columns() - 1);
                sum += (i + 1) * (k == 2 ? value : (float) value);
            }
            String[] found = python(
                            """
                            import numpy, sys
                            a = numpy.load(sys.argv[1])
                            print(a.dtype, a.shape, repr(float(
                                (a[:, -1].astype("f8") * numpy.arange(1, len(a) + 1)).sum())), sep=";")
                            """,
                            files.get(k))
                    .strip()
                    .split(";");
            assertEquals(type, found[0]);
            assertEquals("(6000, %d)".formatted(tables[k].columns()), found[1]);
            // the order of 6000 additions
            assertEquals(sum, Double.parseDouble(found[2]), 1e-9 * (1 + Math.abs(sum)) * 100);
        }
    }

    private static String python(String script, Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PYTHON, "-c", script));
        Stream.of(arguments).map(Object::toString).forEach(command::add);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    @Test
    void theFilesOfEachKindAreThoseOfMadMiner() {
        Augmenter augmenter = Augmenter.of(TRAIN, 6);
        assertEquals("theta x", names(augmenter.plain(ThetaSpec.parse("sm", SOURCE.setup()), 10)));
        assertEquals("theta t_xz x", names(augmenter.local(ThetaSpec.parse("sm", SOURCE.setup()), 10)));
        assertEquals("theta0 theta1 y r_xz t_xz x", names(augmenter.make(RATIO)));
        var error = assertThrows(InvalidInputException.class, () -> names(augmenter.coefficients()));
        assertTrue(error.getMessage().contains("coefficient"), error.getMessage());
    }

    private String names(Sample sample) {
        return String.join(
                " ",
                NpySample.write(sample, folder, "k").stream()
                        .map(f -> f.getFileName().toString().replace("_k.npy", ""))
                        .toList());
    }

    @Test
    void meansOfRatioAndScoreAreChecked() {
        var sample = (MoreRatiosSample) Augmenter.of(TRAIN, 7).make(MORE);
        List<SampleChecks.Check> checks = SampleChecks.of(sample);
        assertEquals(
                List.of("E[r]", "E[t0(c)]", "E[t1(c)]"),
                checks.stream().map(SampleChecks.Check::name).toList());
        for (SampleChecks.Check check : checks) {
            assertEquals(1500, check.rows());
            assertTrue(Math.abs(check.pull()) < 4.5 && check.error() > 0.001, check.toString());
        }
        assertEquals(1, checks.get(0).expected());
        assertTrue(SampleChecks.of(Augmenter.of(TRAIN, 7).coefficients()).isEmpty());
    }

    /** Ratios of the wrong hypotheses are found. */
    @Test
    void aWrongSampleDoesNotPassTheChecks() {
        var right = Augmenter.of(TRAIN, 8)
                .ratio(ThetaSpec.points(QuadraticToy.SPACE.point(0.5)), ThetaSpec.parse("sm", SOURCE.setup()), 20_000);
        var wrong = new RatioSample(
                right.info(),
                right.observations(),
                right.theta0(),
                right.theta1(),
                EventMatrix.of(
                        right.size(),
                        1,
                        Arrays.stream(right.labels().toArray()).map(y -> 1 - y).toArray()),
                right.jointRatio(),
                right.jointScore());
        assertTrue(Math.abs(SampleChecks.of(right).get(0).pull()) < 4.5);
        assertTrue(Math.abs(SampleChecks.of(wrong).get(0).pull()) > 10);
    }
}
