package smi.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A run that is killed while it writes a sample in several files, and the run after it. */
class AugmentResumeTest {
    private static final int FILES = 12;
    private static final String SAMPLE = "augment @events.h5 --sample ratio"
            + " --theta0 random:200:gaussian(0,0.3),gaussian(0,0.3) --theta1 sm -n 360000 --files " + FILES;

    @TempDir
    private Path folder;

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void aKilledRunGoesOnAfterItsLastFile() throws Exception {
        var workbench = new Workbench(folder);
        workbench.ok("simulate drell-yan -n 4000 -o @events.h5 --seed 3");
        Process process = start(SAMPLE + " -o @set.h5");
        while (!Files.exists(member("set", 2))) {
            assertTrue(process.isAlive(), "it ended before it could be killed");
            Thread.sleep(1);
        }
        process.destroyForcibly().waitFor();
        assertNotEquals(0, process.exitValue());
        assertFalse(Files.exists(member("set", FILES - 1)), "it was killed in the middle");

        Workbench.Outcome incomplete = workbench.run("inspect", "@set.h5");
        assertEquals(2, incomplete.exit());
        assertTrue(incomplete.err().contains("is incomplete"), incomplete.err());
        List<FileTime> complete = new ArrayList<>();
        for (int k = 0; k <= 2; k++) {
            complete.add(Files.getLastModifiedTime(member("set", k)));
        }
        workbench.ok(SAMPLE + " -o @set.h5");
        for (int k = 0; k <= 2; k++) {
            assertEquals(complete.get(k), Files.getLastModifiedTime(member("set", k)), "file " + k + " is kept");
        }
        assertTrue(workbench.files().stream().noneMatch(name -> name.startsWith(".tmp")), "nothing is left over");

        workbench.ok(SAMPLE + " -o @whole.h5");
        for (int k = 0; k < FILES; k++) {
            assertArrayEquals(
                    Files.readAllBytes(member("whole", k)), Files.readAllBytes(member("set", k)), "file " + k);
        }
        assertEquals(
                360_000, workbench.json("inspect @set.h5").path("n_samples").asInt());
    }

    /** Another sample under the name of a set needs permission. */
    @Test
    void aSetIsNotReplacedUnasked() throws IOException {
        var workbench = new Workbench(folder);
        workbench.ok("simulate drell-yan -n 1000 -o @events.h5 --seed 3");
        String command = "augment @events.h5 --sample local --theta sm -n 60 -o @local.h5 --files ";
        workbench.ok(command + 3);
        workbench.ok(command + 3);
        for (String other : List.of(command + "3 --seed 2", command + 2, command + 1)) {
            Workbench.Outcome refused = workbench.run(other.split(" "));
            assertEquals(2, refused.exit(), other);
            assertTrue(refused.err().contains("local-0000.h5 exists"), refused.err());
        }
        workbench.ok(command + "1 --force");
        assertEquals(List.of("events.h5", "local.h5"), workbench.files());
        Workbench.Outcome refused = workbench.run((command + 2).split(" "));
        assertTrue(refused.err().contains("local.h5 exists"), refused.err());
    }

    private Path member(String set, int k) {
        return folder.resolve("%s-%04d.h5".formatted(set, k));
    }

    private Process start(String command) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx400m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        arguments.addAll(List.of(command.replace("@", folder + "/").split(" ")));
        return new ProcessBuilder(arguments)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }
}
