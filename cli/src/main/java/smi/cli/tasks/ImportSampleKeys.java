package smi.cli.tasks;

import java.util.List;

/**
 * Les Houches files in a setup file.
 *
 * @param file a file, or a pattern like {@code run_*.lhe.gz}; relative to the folder of the setup file
 * @param sampledAt the benchmark at which it was sampled (default: the first), or {@code background}
 * @param kFactor multiplies all its weights (default 1)
 * @param eventNorm {@code sum} or {@code average} where the file does not say
 * @param systematics names of the systematic uncertainties that concern it (default: all)
 */
public record ImportSampleKeys(
        String file, String sampledAt, Double kFactor, String eventNorm, List<String> systematics) {}
