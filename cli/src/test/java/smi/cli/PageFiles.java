package smi.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import smi.augmentation.npy.NpyArray;

/** The files that pages speak of, small. */
final class PageFiles {
    /** Six benchmarks of two parameters, as morphing wants them. */
    private static final Map<String, List<Double>> BENCHMARKS = new TreeMap<>(Map.of(
            "sm", List.of(0.0, 0.0),
            "w", List.of(15.2, 0.1),
            "neg_w", List.of(-15.4, 0.2),
            "ww", List.of(0.3, 15.1),
            "neg_ww", List.of(0.4, -15.3),
            "morphing_basis_vector_5", List.of(16.88, 14.95)));

    static final String SETUP =
            """
            parameters: {cWW: {}, cHW: {}}
            benchmarks: {sm: [0, 0], w: [15.2, 0.1], neg_w: [-15.4, 0.2], ww: [0.3, 15.1], neg_ww: [0.4, -15.3],
                morphing_basis_vector_5: [16.88, 14.95]}
            morphing: {max_overall_power: 2}
            observables: {pt: "l[0].pt", eta: "l[0].eta"}
            """;

    static final String TWO_BENCHMARKS =
            """
            parameters: {cWW: }
            benchmarks: {sm: [0], w: [15.2]}
            observables: {pt: "l[0].pt", eta: "l[0].eta"}
            samples: [{file: run_*.lhe.gz, sampled_at: sm}]
            """;

    private PageFiles() {}

    /** All benchmarks, each sampled in a file of its own. */
    static void everyBenchmark(Path folder, String prefix) {
        BENCHMARKS.keySet().forEach(name -> lhe(folder, prefix + name + ".lhe.gz@" + name));
    }

    /** Les Houches files, as NAME@BENCHMARK. */
    static void lhe(Path folder, String... files) {
        for (String file : files) {
            String[] parts = file.split("@");
            LheFixture.write(folder.resolve(parts[0]), 2000, BENCHMARKS, parts[1]);
        }
    }

    /** Events in tables, with two observables and the weights at two benchmarks. */
    static void tables(Path folder) {
        var csv = new StringBuilder("pt,eta,w_sm,w_w\n");
        double[] x = new double[40];
        double[] w = new double[40];
        for (int i = 0; i < 20; i++) {
            x[2 * i] = 10 + i;
            x[2 * i + 1] = 0.1 * i;
            w[2 * i] = 0.01;
            w[2 * i + 1] = 0.01 + 0.001 * i;
            csv.append("%s,%s,%s,%s%n".formatted(x[2 * i], x[2 * i + 1], w[2 * i], w[2 * i + 1]));
        }
        write(folder, "sm.csv", csv.toString());
        write(folder, "w.csv", csv.toString());
        new NpyArray(new int[] {20, 2}, x).write(folder.resolve("x.npy"));
        new NpyArray(new int[] {20, 2}, w).write(folder.resolve("w.npy"));
    }

    /** Regions of phase space, as docs/fisher.md has them. */
    static void regions(Path folder) {
        write(
                folder,
                "stxs.yaml",
                Page.of("docs/fisher.md").blocks("yaml").get(0).text());
    }

    /** Channels, as docs/howto-channels.md has them. */
    static void channels(Path folder) {
        write(
                folder,
                "channels.yaml",
                Page.of("docs/howto-channels.md").blocks("yaml").get(0).text());
    }

    /** What the page's own program and setup file make. */
    static void ownEvents(Path folder) {
        Page page = Page.of("docs/howto-own-events.md");
        write(folder, "setup.yaml", page.blocks("yaml").get(0).text());
        write(folder, "simulate.py", page.blocks("python").get(0).text().replace("n = 20000", "n = 4000"));
        try {
            Process python = new ProcessBuilder("python3", "simulate.py")
                    .directory(folder.toFile())
                    .inheritIO()
                    .start();
            assertEquals(0, python.waitFor(), "the program of the page");
        } catch (IOException e) {
            Assumptions.abort("there is no python3 here");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void write(Path folder, String name, String text) {
        try {
            Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void copy(String from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(Page.ROOT.resolve(from), to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
