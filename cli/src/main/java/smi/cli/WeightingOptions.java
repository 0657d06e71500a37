package smi.cli;

import java.util.List;
import picocli.CommandLine.Option;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.cli.tasks.EventSelection;
import smi.events.hdf5.EventFileNames;
import smi.morphing.InvalidInputException;

/** How events are weighted and divided, however a command is told the files. */
final class WeightingOptions {
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

    /** The events of files or globs. */
    EventSelection selection(List<String> files) {
        return new EventSelection(EventFileNames.resolve(files), SamplingFactors.parse(factors), split());
    }

    private Split split() {
        if (split == null) {
            return Split.defaults();
        }
        List<Double> fractions = NumberList.parse("--split", split);
        if (fractions.size() != 2) {
            throw new InvalidInputException("--split %s: give two fractions, for example 0.2,0.2".formatted(split));
        }
        return new Split(fractions.get(0), fractions.get(1));
    }
}
