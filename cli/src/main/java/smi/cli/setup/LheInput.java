package smi.cli.setup;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A Les Houches file and where it was sampled.
 *
 * @param file the file
 * @param origin the benchmark, or {@code background}; empty: the first benchmark
 * @param kFactor factor on its weights, besides that of the setup
 * @param eventNorm normalisation of its weights; empty: as the file or the setup says
 * @param systematics names of the systematic uncertainties that concern it; empty: all
 */
public record LheInput(
        Path file,
        Optional<String> origin,
        Optional<Double> kFactor,
        Optional<String> eventNorm,
        Optional<List<String>> systematics) {
    static final String BACKGROUND = "background";

    /**
     * Reads {@code FILE}, {@code FILE@BENCHMARK} or {@code FILE@background}.
     *
     * @param text as on the command line
     * @return the file
     */
    public static LheInput parse(String text) {
        int at = text.lastIndexOf('@');
        boolean named = at > text.lastIndexOf('/'); // a folder may have an '@' in its name
        return new LheInput(
                Path.of(named ? text.substring(0, at) : text),
                named ? Optional.of(text.substring(at + 1)) : Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * The same in a folder.
     *
     * @param folder where a relative path starts
     * @return the file in that folder
     */
    public LheInput in(Path folder) {
        return new LheInput(folder.resolve(file), origin, kFactor, eventNorm, systematics);
    }

    boolean isBackground() {
        return origin.filter(BACKGROUND::equals).isPresent();
    }
}
