package smi.events.lhe;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import smi.morphing.InvalidInputException;

/**
 * One Les Houches file to import.
 *
 * @param file the file, plain or gzipped
 * @param sampledFrom the benchmark at which its events were generated; empty: a background, whose weight does not depend
 *     on θ
 * @param kFactor multiplies all its weights; positive
 * @param eventNorm the normalisation of its weights; empty: as the file says, or, where it does not say, the average
 *     (the convention of the Les Houches accord)
 * @param systematics names of the systematic uncertainties that concern it; empty: all
 */
public record LheSample(
        Path file,
        Optional<String> sampledFrom,
        double kFactor,
        Optional<EventNorm> eventNorm,
        Optional<List<String>> systematics) {

    public LheSample {
        systematics = systematics.map(List::copyOf);
        if (!(kFactor > 0) || Double.isInfinite(kFactor)) {
            throw new InvalidInputException(
                    "the k-factor of %s is %s; give a positive number".formatted(file, kFactor));
        }
    }

    /**
     * A file generated at a benchmark.
     *
     * @param file the file
     * @param sampledFrom the benchmark
     * @return the sample, with k-factor 1 and the file's own normalisation
     */
    public static LheSample signal(Path file, String sampledFrom) {
        return new LheSample(file, Optional.of(sampledFrom), 1, Optional.empty(), Optional.empty());
    }

    /**
     * A file whose events do not depend on θ.
     *
     * @param file the file
     * @return the sample, with k-factor 1 and the file's own normalisation
     */
    public static LheSample background(Path file) {
        return new LheSample(file, Optional.empty(), 1, Optional.empty(), Optional.empty());
    }

    /**
     * The same file with another k-factor.
     *
     * @param factor the factor
     * @return the sample
     */
    public LheSample withKFactor(double factor) {
        return new LheSample(file, sampledFrom, factor, eventNorm, systematics);
    }

    /**
     * The same file with a stated normalisation.
     *
     * @param norm the normalisation
     * @return the sample
     */
    public LheSample withEventNorm(EventNorm norm) {
        return new LheSample(file, sampledFrom, kFactor, Optional.of(norm), systematics);
    }

    /**
     * The same file with a choice of systematic uncertainties.
     *
     * @param names the names of those that concern it; the weights at the benchmarks of others do not vary
     * @return the sample
     */
    public LheSample withSystematics(List<String> names) {
        return new LheSample(file, sampledFrom, kFactor, eventNorm, Optional.of(names));
    }

    /** Whether a systematic uncertainty concerns it. */
    boolean isAffectedBy(String systematic) {
        return systematics.map(names -> names.contains(systematic)).orElse(true);
    }
}
