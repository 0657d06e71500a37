package smi.cli.setup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import smi.cli.yaml.YamlFile;
import smi.events.madgraph.GeneratedSample;
import smi.morphing.Benchmark;

/** Adds samples to those that a setup file lists; everything else in it stays as it was written. */
public final class ListedSamples {
    private ListedSamples() {}

    /**
     * A setup file with further samples.
     *
     * @param setup the setup file
     * @param samples the samples
     * @param folder where they are, and where the setup file will be
     * @return its text
     */
    public static String added(Setup setup, List<GeneratedSample> samples, Path folder) {
        List<String> lines = new ArrayList<>(YamlFile.withoutSection(setup.file(), "samples"));
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
            lines.remove(lines.size() - 1);
        }
        lines.add("");
        lines.add("samples:");
        Path here = folder.toAbsolutePath().normalize();
        Set<Path> files = samples.stream().map(s -> here.resolve(s.file())).collect(Collectors.toSet());
        setup.listedFiles().stream()
                .filter(input -> !files.contains(absolute(input)))
                .forEach(input -> lines.add(listed(input, here)));
        samples.forEach(sample -> lines.add(made(sample)));
        return String.join("\n", lines) + "\n";
    }

    private static Path absolute(LheInput input) {
        return input.file().toAbsolutePath().normalize();
    }

    private static String listed(LheInput input, Path here) {
        List<String> keys = new ArrayList<>();
        keys.add("file: " + SetupText.word(here.relativize(absolute(input)).toString()));
        input.origin().ifPresent(origin -> keys.add("benchmark: " + SetupText.word(origin)));
        input.kFactor().ifPresent(factor -> keys.add("k_factor: " + factor));
        input.eventNorm().ifPresent(norm -> keys.add("event_norm: " + SetupText.word(norm)));
        input.systematics()
                .ifPresent(names -> keys.add("systematics: "
                        + names.stream().map(SetupText::word).collect(Collectors.joining(", ", "[", "]"))));
        return keys.stream().collect(Collectors.joining(", ", "  - {", "}"));
    }

    private static String made(GeneratedSample sample) {
        return "  - {file: %s, benchmark: %s%s}"
                .formatted(
                        SetupText.word(sample.file()),
                        sample.benchmark()
                                .map(Benchmark::name)
                                .map(SetupText::word)
                                .orElse(LheInput.BACKGROUND),
                        sample.kFactor() == 1 ? "" : ", k_factor: " + sample.kFactor());
    }
}
