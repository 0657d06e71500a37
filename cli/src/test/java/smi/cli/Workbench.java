package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smi.events.hdf5.HdfWriter;

/**
 * A folder with small files of every kind, and the program to run on them. In arguments {@code @name} means the file
 * of that name in the folder.
 */
final class Workbench {
    private static final ObjectMapper JSON = new ObjectMapper();
    private final Path folder;

    Workbench(Path folder) {
        this.folder = folder;
    }

    /** What a command did. */
    record Outcome(int exit, String out, String err) {}

    Outcome run(String... args) {
        var out = new StringWriter();
        var err = new StringWriter();
        String[] resolved = Arrays.stream(args)
                .map(arg -> arg.replaceFirst("^@", folder + "/"))
                .toArray(String[]::new);
        int exit = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), resolved);
        return new Outcome(exit, out.toString(), err.toString());
    }

    /** Runs a command that must succeed; arguments are separated by single spaces. */
    Outcome ok(String command) {
        Outcome outcome = run(command.split(" "));
        assertEquals(0, outcome.exit(), () -> command + "\n" + outcome.err());
        return outcome;
    }

    /** Runs a command that must succeed and reads its JSON from standard output. */
    JsonNode json(String command) {
        Outcome outcome = ok(command + " --json -");
        try {
            return JSON.readTree(outcome.out());
        } catch (IOException e) {
            throw new AssertionError("standard output is not JSON alone: " + outcome.out(), e);
        }
    }

    JsonNode readJson(String name) throws IOException {
        return JSON.readTree(path(name).toFile());
    }

    Path path(String name) {
        return folder.resolve(name);
    }

    void write(String name, String text) throws IOException {
        Files.createDirectories(path(name).getParent());
        Files.writeString(path(name), text);
    }

    List<String> files() throws IOException {
        try (var list = Files.list(folder)) {
            return list.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Events, samples and models of the Drell–Yan simulator, too small to be good for anything. */
    Workbench withDrellYan() {
        ok("simulate drell-yan -n 6000 -o @events.h5 --seed 3");
        ok("augment @events.h5 --sample local --theta sm -n 2000 -o @local.h5");
        ok("augment @events.h5 --method alices --theta0 random:20:gaussian(0,0.3),gaussian(0,0.3) --theta1 sm -n 2000"
                + " -o @ratio.h5");
        ok("augment @events.h5 --sample coefficients -o @coefficients.h5");
        ok("train @local.h5 --method sally --epochs 2 --hidden 8 -o @sally.smi");
        ok("train @ratio.h5 --method alices --epochs 2 --hidden 8 -o @alices.smi");
        return this;
    }

    Workbench withGaussian() {
        ok("simulate latent-gaussian -n 2000 -o @gaussian.h5 --seed 3");
        return this;
    }

    /** An event file written by hand: one parameter, two benchmarks, one observable, linear morphing. */
    HdfWriter handmade() {
        return handmade("sm", "one");
    }

    /** The same with other names for the benchmarks, which are at 0 and 1. */
    HdfWriter handmade(String zero, String one) {
        return new HdfWriter()
                .texts("parameters/names", List.of("theta"))
                .texts("parameters/lha_blocks", List.of("dim6"))
                .texts("parameters/transforms", List.of("_"))
                .longs("parameters/lha_ids", new long[] {1}, 1)
                .longs("parameters/max_power", new long[] {1}, 1)
                .doubles("parameters/ranges", new double[] {-1, 1}, 1, 2)
                .texts("benchmarks/names", List.of(zero, one))
                .doubles("benchmarks/values", new double[] {0, 1}, 2, 1)
                .texts("observables/names", List.of("x"))
                .longs("morphing/components", new long[] {0, 1}, 2, 1)
                .doubles("morphing/morphing_matrix", new double[] {1, 0, -1, 1}, 2, 2);
    }

    /** Writes a file with the first half of another. */
    void truncated(String from, String to) throws IOException {
        byte[] bytes = Files.readAllBytes(path(from));
        Files.write(path(to), Arrays.copyOf(bytes, bytes.length / 2));
    }

    static List<String> lines(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        lines.removeIf(String::isBlank);
        return lines;
    }
}
