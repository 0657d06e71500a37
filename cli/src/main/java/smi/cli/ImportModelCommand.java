package smi.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import smi.cli.tasks.ImportModelTask;
import smi.events.hdf5.EventFileNames;

@Command(
        name = "import-model",
        description = "A network that MadMiner trained, as a model for every command.",
        footer = {
            "",
            "Examples:",
            "  smi import-model models/alices --events events.h5 --reference sm -o alices.smi",
            "  smi import-model models/sally_ensemble --events events.h5 -o sally.smi",
            "",
            "docs/interchange.md says which networks can be imported and what their files do not tell."
        })
final class ImportModelCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "ESTIMATOR",
            description =
                    "The name under which MadMiner saved it, the folder of one estimator or of an ensemble, or a JSON file of weights.")
    private Path estimator;

    @Option(
            names = "--events",
            required = true,
            arity = "1..*",
            paramLabel = "EVENTS.h5",
            description = "Event files with the parameters and observables of the training.")
    private List<String> events;

    @Option(
            names = "--reference",
            paramLabel = "POINT",
            description =
                    "The denominator theta1 of a likelihood ratio, or the point of a score (default: the reference benchmark of the events).")
    private Optional<String> reference;

    @Option(
            names = "--method",
            paramLabel = "METHOD",
            description = {"The loss of a likelihood ratio: carl, alices, ... (default: as the name of the files says)."
            })
    private Optional<String> method;

    @Option(
            names = "--observables",
            split = ",",
            paramLabel = "NAMES",
            description = "The columns of x in training (default: all observables of the events).")
    private List<String> observables;

    @Option(
            names = "--activation",
            paramLabel = "NAME",
            description = "relu or sigmoid, where the settings say sigmoid: versions of MadMiner differ.")
    private Optional<String> activation;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "MODEL",
            description = "The model file to write.")
    private Path output;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        common.run(new ImportModelTask(
                estimator,
                EventFileNames.resolve(events),
                reference,
                method,
                Optional.ofNullable(observables),
                activation,
                output));
        return 0;
    }
}
