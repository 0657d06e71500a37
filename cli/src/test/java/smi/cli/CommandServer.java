package smi.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import smi.cli.Workbench.Outcome;

/**
 * Runs smi commands one after the other in a Java machine of its own that works in a given folder, so that file names,
 * patterns and folders mean what they mean to a user there.
 */
final class CommandServer implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Process process;
    private final BufferedReader answers;
    private final PrintWriter questions;

    CommandServer(Path folder) {
        try {
            process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-Xmx1g",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-Djava.awt.headless=true",
                            "-Dorg.bytedeco.javacpp.maxphysicalbytes=0",
                            "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                            "-cp",
                            System.getProperty("java.class.path"),
                            CommandServer.class.getName())
                    .directory(folder.toFile())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        answers = process.inputReader(StandardCharsets.UTF_8);
        questions = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
    }

    Outcome run(List<String> words) {
        try {
            questions.println(JSON.writeValueAsString(words));
            String answer = answers.readLine();
            if (answer == null) {
                throw new AssertionError("the Java machine of the commands ended in: smi " + String.join(" ", words));
            }
            return JSON.readValue(answer, Outcome.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        questions.close(); // the end of its input is the end of the program
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
        }
    }

    /** The other side: a list of words per line, an outcome per line. */
    public static void main(String[] args) throws IOException {
        var answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var questions = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = questions.readLine(); line != null; line = questions.readLine()) {
            var out = new StringWriter();
            var err = new StringWriter();
            int exit = Main.run(
                    new PrintWriter(out, true), new PrintWriter(err, true), JSON.readValue(line, String[].class));
            answers.println(
                    JSON.writeValueAsString(Map.of("exit", exit, "out", out.toString(), "err", err.toString())));
        }
    }
}
