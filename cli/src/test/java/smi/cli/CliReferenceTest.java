package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference, the manual pages and the completion script follow the program. */
class CliReferenceTest {
    private static final Path PAGE =
            Path.of(System.getProperty("smi.root", "..")).resolve("docs/cli.md");

    @TempDir
    private Path folder;

    @Test
    void thePageSaysWhatTheProgramSays() throws IOException {
        String page = CliReference.of(CommandPage.of(Main.commandLine()));
        if (Boolean.getBoolean("smi.write")) {
            Files.writeString(PAGE, page);
        }
        assertEquals(
                page, Files.readString(PAGE), "docs/cli.md is not up to date; write it anew with -Dsmi.write=true");
    }

    @Test
    void everyCommandHasAManualPageThatManCanRead() throws Exception {
        var workbench = new Workbench(folder);
        workbench.ok("man -o " + folder);
        List<String> files = workbench.files();
        assertEquals(CommandPage.of(Main.commandLine()).size(), files.size());
        String train = Files.readString(folder.resolve("smi-train.1"));
        assertTrue(train.startsWith(".TH \"SMI-TRAIN\" 1"), train);
        assertTrue(train.contains("\\fB\\-\\-ensemble\\fR") || train.contains("\\fB\\-\\-ensemble \\fI"), train);
        Process groff = start(
                "groff",
                "-man",
                "-Tascii",
                "-P-cbou",
                "-ww",
                folder.resolve("smi-train.1").toString());
        String shown = new String(groff.getInputStream().readAllBytes());
        assertEquals(0, groff.waitFor(), shown);
        assertTrue(shown.contains("--learning-rate"), shown);
    }

    /** The shell is asked what it would show after {@code smi tr} and {@code smi train --ens}. */
    @Test
    void theShellCompletesCommandsAndOptions() throws Exception {
        Path script = folder.resolve("completion");
        Files.writeString(script, new Workbench(folder).ok("completion bash").out());
        assertEquals("train", completed(script, "smi", "tr"));
        assertEquals("--ensemble", completed(script, "smi", "train", "--ens"));
    }

    private static String completed(Path script, String... words) throws Exception {
        Process bash = start(
                "bash",
                "-c",
                "compopt() { :; }; source '%s'; COMP_WORDS=(%s); COMP_CWORD=%d; _complete_smi; echo \"${COMPREPLY[@]}\""
                        .formatted(script, String.join(" ", words), words.length - 1));
        String said = new String(bash.getInputStream().readAllBytes());
        assertTrue(bash.waitFor(20, TimeUnit.SECONDS));
        return said.strip();
    }

    private static Process start(String... command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            Assumptions.abort(command[0] + " is not on this machine");
            throw new AssertionError(e);
        }
    }
}
