package smi.cli.setup;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import smi.morphing.InvalidInputException;

/**
 * A file of events.
 *
 * @param file the file, relative to the setup file
 * @param benchmark the benchmark at which it was generated, or {@code background}; the first benchmark if left out
 * @param kFactor factor on its weights, besides that of {@code k_factors}
 * @param eventNorm {@code sum} or {@code average}; what the file says, or {@code event_norm}, if left out
 * @param systematics names of the systematic uncertainties that concern it (default: all)
 */
public record SampleKeys(String file, String benchmark, Double kFactor, String eventNorm, List<String> systematics) {
    /**
     * The file as an input of an import.
     *
     * @param folder where the path starts
     */
    LheInput input(Path folder) {
        if (file == null) {
            throw new InvalidInputException("a sample names no file; write file, and benchmark");
        }
        return new LheInput(
                folder.resolve(file),
                Optional.ofNullable(benchmark),
                Optional.ofNullable(kFactor),
                Optional.ofNullable(eventNorm),
                Optional.ofNullable(systematics));
    }
}
