package smi.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.cli.tasks.EventSelection;
import smi.events.hdf5.EventFileNames;

/** Options of the commands that read weighted events. */
final class EventOptions {
    @Parameters(arity = "1..*", paramLabel = "EVENTS.h5", description = "Event files or globs, together one event set.")
    private List<String> files;

    @Option(
            names = "--sampling-factors",
            paramLabel = "RULE",
            defaultValue = "mixture",
            description =
                    "How samples generated at several benchmarks are joined: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private SamplingFactors factors;

    @Option(
            names = "--split",
            paramLabel = "VALIDATION,TEST",
            split = ",",
            arity = "1",
            description = "Fractions of the events for validation and testing (default: 0.2,0.2).")
    private List<Double> split;

    EventSelection selection() {
        return new EventSelection(resolve(files), factors, splitOrDefault());
    }

    private Split splitOrDefault() {
        if (split == null) {
            return Split.defaults();
        }
        if (split.size() != 2) {
            throw new smi.morphing.InvalidInputException("--split needs two fractions, for example 0.2,0.2");
        }
        return new Split(split.get(0), split.get(1));
    }

    static List<Path> resolve(List<String> patterns) {
        return EventFileNames.resolve(patterns);
    }
}
