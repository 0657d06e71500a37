package smi.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.cli.tasks.EventSelection;
import smi.events.hdf5.EventFileNames;
import smi.morphing.InvalidInputException;

/** Options of the commands that read weighted events. */
final class EventOptions {
    @Parameters(arity = "1..*", paramLabel = "EVENTS.h5", description = "Event files or globs, together one event set.")
    private List<String> files;

    @Option(
            names = "--sampling-factors",
            paramLabel = "RULE",
            defaultValue = "mixture",
            description =
                    "How samples generated at several benchmarks are joined: mixture, madminer or closest (default: ${DEFAULT-VALUE}).")
    private String factors;

    @Option(
            names = "--split",
            paramLabel = "VALIDATION,TEST",
            description = "Fractions of the events for validation and testing (default: 0.2,0.2).")
    private String split;

    EventSelection selection() {
        return new EventSelection(resolve(files), SamplingFactors.parse(factors), split(split));
    }

    /** Two fractions, or what is usual. */
    static Split split(String split) {
        if (split == null) {
            return Split.defaults();
        }
        List<Double> fractions = NumberList.parse("--split", split);
        if (fractions.size() != 2) {
            throw new InvalidInputException("--split %s: give two fractions, for example 0.2,0.2".formatted(split));
        }
        return new Split(fractions.get(0), fractions.get(1));
    }

    static List<Path> resolve(List<String> patterns) {
        return EventFileNames.resolve(patterns);
    }
}
