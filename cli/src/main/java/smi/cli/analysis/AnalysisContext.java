package smi.cli.analysis;

import java.nio.file.Path;
import java.util.List;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.cli.analysis.AnalysisFile.SplitKeys;
import smi.cli.tasks.EventSelection;
import smi.events.EventSetup;
import smi.events.hdf5.EventFileNames;
import smi.events.hdf5.EventFiles;
import smi.morphing.InvalidInputException;

/**
 * What all stages of an analysis share: its events, its random numbers, where its files are.
 *
 * @param analysis the analysis
 * @param workdir where its results go
 */
record AnalysisContext(Analysis analysis, Path workdir) {
    AnalysisFile content() {
        return analysis.content();
    }

    EventSetup setup() {
        return EventFiles.open(selection().files()).setup();
    }

    EventSelection selection() {
        return selection(content().samplingFactors());
    }

    EventSelection selection(String factors) {
        List<String> patterns = content().events().files() == null
                ? List.of(eventFile().toString())
                : content().events().files().stream()
                        .map(file -> beside(file).toString())
                        .toList();
        return new EventSelection(
                EventFileNames.resolve(patterns),
                factors == null ? SamplingFactors.MIXTURE : SamplingFactors.parse(factors),
                split());
    }

    Split split() {
        return split(content().split());
    }

    /** The fractions that keys give, which may be {@code null}, and the usual ones else. */
    static Split split(SplitKeys keys) {
        Split defaults = Split.defaults();
        SplitKeys given = keys == null ? new SplitKeys(null, null) : keys;
        return new Split(
                given.validation() == null ? defaults.validation() : given.validation(),
                given.test() == null ? defaults.test() : given.test());
    }

    static <T> T required(String key, T value) {
        if (value == null) {
            throw new InvalidInputException("the key '%s' is missing; docs/analysis.md describes it".formatted(key));
        }
        return value;
    }

    /** Every stage has random numbers of its own, all decided by the one seed of the analysis. */
    long seed(String place) {
        return Math.floorMod(31 * analysis.seed() + place.hashCode(), 1L << 31);
    }

    Path folder() {
        Path folder = analysis.file().getParent();
        return folder == null ? Path.of("") : folder;
    }

    Path beside(String file) {
        return folder().resolve(file);
    }

    /** A file among the results. */
    Path result(String file) {
        return workdir.resolve(file);
    }

    Path eventFile() {
        return result("events.h5");
    }

    Path sampleFile(String name) {
        return result("sample-" + name + ".h5");
    }

    Path modelFile(String name) {
        return result("model-" + name + ".smi");
    }

    /** The JSON of a stage. */
    Path resultFile(String stage) {
        return result(stage + ".json");
    }
}
