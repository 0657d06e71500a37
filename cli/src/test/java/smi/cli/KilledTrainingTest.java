package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real processes that are killed at random moments without notice, and go on: the same bytes as without. */
@Tag("long")
class KilledTrainingTest {
    private static final int KILLS = 20;

    @TempDir
    Path folder;

    @Test
    void aTrainingKilledTwentyTimesGivesTheSameModel() throws Exception {
        var workbench = new Workbench(folder);
        workbench.ok("simulate drell-yan -n 20000 -o @events.h5 --seed 3");
        workbench.ok(
                "augment @events.h5 --method alices --theta0 random:100:gaussian(0,0.3),gaussian(0,0.3) --theta1 sm"
                        + " -n 50000 -o @ratio.h5");
        // ends by itself after about a minute of one core: twice the time of the kills
        List<String> training = List.of(
                ("train @ratio.h5 --method alices --epochs 60 --hidden 60,60 --ensemble 2 --bootstrap --average ema"
                                + " --optimizer adamw --schedule cosine --clip 5 --checkpoint-every 0.3")
                        .replace("@", folder + "/")
                        .split(" "));
        assertEquals(0, run(training, "whole.smi", -1));
        var random = new SplittableRandom(20180501);
        int kills = 0;
        int resumed = 0;
        for (; kills < KILLS; kills++) {
            List<String> again = new ArrayList<>(training);
            again.add("--resume");
            if (Files.exists(folder.resolve("killed.smi.checkpoint/member-0.checkpoint"))) {
                resumed++;
            }
            if (run(again, "killed.smi", random.nextInt(1500, 6000)) == 0) {
                break;
            }
        }
        System.getLogger("test")
                .log(System.Logger.Level.INFO, "{0} kills, {1} of them with a checkpoint", kills, resumed);
        assertTrue(resumed >= 3, "the kills must find trainings under way, found " + resumed);
        List<String> last = new ArrayList<>(training);
        last.add("--resume");
        assertEquals(0, run(last, "killed.smi", -1));
        assertEquals(-1, Files.mismatch(folder.resolve("whole.smi"), folder.resolve("killed.smi")));
        assertEquals(-1, Files.mismatch(folder.resolve("whole.smi.log.csv"), folder.resolve("killed.smi.log.csv")));
    }

    @Test
    void anAnalysisKilledInATrainingGoesOnFromItsCheckpoint() throws Exception {
        new Workbench(folder)
                .write(
                        "analysis.yaml",
                        """
                        seed: 7
                        events:
                          simulate: {simulator: drell-yan, n: 20000}
                        samples:
                          ratio: {kind: ratio, theta0: 'random:50:gaussian(0,0.3),gaussian(0,0.3)', theta1: sm, n: 50000}
                        models:
                          alices: {sample: ratio, method: alices, epochs: 40, checkpoint_every: 0.3}
                        """);
        List<String> run = List.of("run", folder + "/analysis.yaml");
        assertEquals(0, start(run, "whole.txt").waitFor());
        Path model = folder.resolve("results/model-alices.smi");
        Path whole = Files.move(model, folder.resolve("whole.smi"));
        Path checkpoint = folder.resolve("results/model-alices.smi.checkpoint/member-0.checkpoint");
        for (int kills = 0; kills < 3; kills++) {
            long before = Files.exists(checkpoint)
                    ? Files.getLastModifiedTime(checkpoint).toMillis()
                    : 0;
            Process process = start(run, "killed.txt");
            while (process.isAlive() && !newer(checkpoint, before)) {
                Thread.sleep(20);
            }
            Thread.sleep(500);
            process.destroyForcibly().waitFor();
            assertFalse(Files.exists(model), "the training ended before it was killed; lengthen it");
        }
        assertEquals(0, start(run, "killed.txt").waitFor());
        String said = Files.readString(folder.resolve("killed.txt"));
        assertTrue(said.contains("going on from a checkpoint"), said);
        assertEquals(-1, Files.mismatch(whole, model));
    }

    private static boolean newer(Path file, long before) throws IOException {
        return Files.exists(file) && Files.getLastModifiedTime(file).toMillis() > before;
    }

    /** The exit code; 137 where the process was killed after some milliseconds. */
    private int run(List<String> command, String model, int milliseconds) throws Exception {
        List<String> all = new ArrayList<>(command);
        all.addAll(List.of("-o", folder.resolve(model).toString()));
        Process process = start(all, model + ".txt");
        if (milliseconds < 0 || process.waitFor(milliseconds, TimeUnit.MILLISECONDS)) {
            int exit = process.waitFor();
            assertEquals(0, exit, Files.readString(folder.resolve(model + ".txt")));
            return exit;
        }
        process.destroyForcibly().waitFor();
        return 137;
    }

    private Process start(List<String> arguments, String said) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx700m",
                "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                "-cp",
                System.getProperty("java.class.path"),
                "smi.cli.Main"));
        command.addAll(arguments);
        var builder = new ProcessBuilder(command);
        builder.environment().put("OMP_NUM_THREADS", "1");
        return builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve(said).toFile())
                .start();
    }
}
