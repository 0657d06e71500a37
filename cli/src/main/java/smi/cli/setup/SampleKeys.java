package smi.cli.setup;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import smi.morphing.InvalidInputException;

/**
 * Les Houches files in a setup file.
 *
 * @param file a file, or a pattern like {@code run_*.lhe.gz}; relative to the folder of the setup file
 * @param sampledAt the benchmark at which it was sampled (default: the first), or {@code background}
 * @param kFactor multiplies all its weights, besides the factor of {@code k_factors} (default 1)
 * @param eventNorm {@code sum} or {@code average} where the file does not say
 * @param systematics names of the systematic uncertainties that concern it (default: all)
 */
public record SampleKeys(String file, String sampledAt, Double kFactor, String eventNorm, List<String> systematics) {
    static final SampleKeys DEFAULTS = new SampleKeys(null, null, null, null, null);

    LheInput pattern(Path folder) {
        if (file == null) {
            throw new InvalidInputException("a sample of the setup names no file; write file: and its name");
        }
        return new LheInput(folder.resolve(file), Optional.ofNullable(sampledAt));
    }
}
