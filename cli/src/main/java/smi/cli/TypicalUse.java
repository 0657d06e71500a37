package smi.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What users do, once and small: the launcher runs it after a build, and the Java machine keeps the classes that it saw in
 * a form that is loaded faster.
 */
final class TypicalUse {
    private static final String SETUP =
            """
            parameters:
              clq1: {lha_block: dim6, lha_id: 1, max_power: 2, range: [-1, 1]}
            benchmarks:
              sm: [0]
            observables:
              m_ll: (l[0] + l[1]).m
              pt_l1: {when_missing: 0}
            cuts:
              - abs(l[0].eta) < 2.5
              - {observable: pt_l1, min: 20}
            smearing:
              - {particles: [11, -11], energy: {relative: 0.05}}
            met_noise: {absolute: 1}
            """;

    private TypicalUse() {}

    /**
     * Runs the commands.
     *
     * @param arguments the project's root, and a folder for what is written
     * @throws IOException if nothing can be written there
     */
    public static void main(String[] arguments) throws IOException {
        Path root = Path.of(arguments[0]);
        Path folder = Path.of(arguments[1]);
        Files.writeString(folder.resolve("setup.yaml"), SETUP);
        String events = folder.resolve("events.h5").toString();
        String particles = folder.resolve("sm.lhe.gz").toString();
        String setup = folder.resolve("setup.yaml").toString();
        String imported = folder.resolve("imported.h5").toString();
        run("simulate", "drell-yan", "-n", "500", "-o", events, "--lhe", particles, "--quiet");
        run("import", particles + "@sm", "--setup", setup, "-o", imported, "--quiet");
        run("inspect", events, "--quiet");
        run("xsec", events, "--quiet");
        String analysis = root.resolve("tutorials/gaussian/analysis.yaml").toString();
        List<String> small = List.of(
                "events.simulate.n=2000", "samples.score.n=500", "models.sally.epochs=1", "models.alices.epochs=1");
        String results = folder.resolve("results").toString();
        run(
                "run",
                analysis,
                "--workdir",
                results,
                "--quiet",
                "--threads",
                "1",
                "--set",
                small.get(0),
                "--set",
                small.get(1),
                "--set",
                small.get(2),
                "--set",
                small.get(3));
    }

    private static void run(String... command) {
        Main.run(new PrintWriter(Writer.nullWriter()), new PrintWriter(Writer.nullWriter()), command);
    }
}
