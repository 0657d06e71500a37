package smi.events.lhe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smi.events.observables.EventSelection;
import smi.events.observables.SelectedObservable;
import smi.morphing.Benchmark;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

/**
 * An import of any number of events fits into the same small memory: another Java machine with 32 MB does it. The rows
 * of 10⁶ events alone would take 88 MB.
 */
class ImportMemoryTest {
    private static final int EVENTS_PER_MEMBER = 1000;

    @TempDir
    private Path folder;

    @Test
    void oneHundredThousandEventsFitIntoASmallMemory() throws Exception {
        assertImportFits(100);
    }

    @Test
    @Tag("long")
    void oneMillionEventsFitIntoTheSameMemory() throws Exception {
        assertImportFits(1000);
    }

    private void assertImportFits(int members) throws IOException, InterruptedException {
        Path file = folder.resolve("big.lhe.gz");
        var events = new StringBuilder();
        for (int i = 0; i < EVENTS_PER_MEMBER; i++) {
            events.append(LheText.event(1 + i / 100.0, "4.0", LheText.weights(4, 1 + i % 9)));
        }
        byte[] member = LheText.gzip(events.toString());
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(LheText.gzip(LheText.head("average").replace("  2 = nevents", "  NONE = nevents")));
            for (int m = 0; m < members; m++) {
                out.write(member);
            }
            out.write(LheText.gzip(LheText.TAIL));
        }
        Path log = folder.resolve("log");
        Process import32 = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Import.class.getName(),
                        file.toString(),
                        Integer.toString(members * EVENTS_PER_MEMBER))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            boolean ended = import32.waitFor(300, TimeUnit.SECONDS);
            assertEquals(0, ended ? import32.exitValue() : -1, () -> text(log));
        } finally {
            import32.destroyForcibly();
        }
    }

    private static String text(Path log) {
        try {
            return Files.readString(log, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return e.toString();
        }
    }

    /** What runs in the other Java machine: imports a file and reads all events, shuffled. */
    static final class Import {
        public static void main(String[] args) {
            var space = ParameterSpace.of(Parameter.of("c", 1, -1, 1));
            List<SelectedObservable> observables = Stream.of(
                            "pt_a1", "eta_a1", "phi_a1", "e_a1", "pt_a2", "eta_a2", "m_aa", "met")
                    .map(SelectedObservable::required)
                    .toList();
            var settings = new ImportSettings(
                    List.of(new Benchmark("sm", space.point(0)), new Benchmark("w", space.point(1))),
                    Optional.empty(),
                    new EventSelection(observables, List.of()),
                    List.of(LheSample.signal(Path.of(args[0]), "sm")),
                    OptionalLong.of(1));
            long[] count = new long[1];
            double[] sigma = new double[1];
            try (ImportedEvents events =
                    LheImport.run(settings, new ImportRun(2, Path.of(args[0]).getParent(), n -> {}))) {
                events.readAll(block -> {
                    count[0] += block.size();
                    for (double weight : block.weights().column(0)) {
                        sigma[0] += weight;
                    }
                });
            }
            if (count[0] != Long.parseLong(args[1]) || !(Math.abs(sigma[0] - 4) < 1e-6)) {
                throw new IllegalStateException(count[0] + " events, " + sigma[0] + " pb");
            }
        }
    }
}
