package smi.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import smi.cli.tasks.InspectTask;
import smi.events.hdf5.EventFileNames;

@Command(
        name = "inspect",
        description = "What is in an event file, an augmented sample, a model or a Les Houches file.",
        footer = {
            "",
            "Examples:",
            "  smi inspect events.h5",
            "  smi inspect sample.h5",
            "  smi inspect model-sally.smi --json -",
            "  smi inspect events.lhe.gz"
        })
final class InspectCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description =
                    "Event files or sample files (together one event set or sample), a model, or a Les Houches file.")
    private List<String> files;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        common.run(new InspectTask(EventFileNames.resolve(files)));
        return 0;
    }
}
