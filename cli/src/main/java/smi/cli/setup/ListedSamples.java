package smi.cli.setup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
        // patterns stay patterns: their files may come later
        Path before = Optional.ofNullable(setup.file().getParent()).orElse(Path.of(""));
        for (SampleKeys keys : setup.content().samples()) {
            Path file = keys.pattern(before).file().toAbsolutePath().normalize();
            if (!files.contains(file)) {
                lines.add(listed(keys, here.relativize(file)));
            }
        }
        samples.forEach(sample -> lines.add(made(sample)));
        return String.join("\n", lines) + "\n";
    }

    private static String listed(SampleKeys sample, Path file) {
        List<String> keys = new ArrayList<>(List.of("file: " + SetupText.word(file.toString())));
        if (sample.sampledAt() != null) {
            keys.add("sampled_at: " + SetupText.word(sample.sampledAt()));
        }
        if (sample.kFactor() != null) {
            keys.add("k_factor: " + sample.kFactor());
        }
        if (sample.eventNorm() != null) {
            keys.add("event_norm: " + SetupText.word(sample.eventNorm()));
        }
        if (sample.systematics() != null) {
            keys.add(sample.systematics().stream()
                    .map(SetupText::word)
                    .collect(Collectors.joining(", ", "systematics: [", "]")));
        }
        return keys.stream().collect(Collectors.joining(", ", "  - {", "}"));
    }

    private static String made(GeneratedSample sample) {
        return "  - {file: %s, sampled_at: %s%s}"
                .formatted(
                        SetupText.word(sample.file()),
                        sample.benchmark()
                                .map(Benchmark::name)
                                .map(SetupText::word)
                                .orElse(LheInput.BACKGROUND),
                        sample.kFactor() == 1 ? "" : ", k_factor: " + sample.kFactor());
    }
}
