package smi.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import smi.cli.tasks.SetupTask;

@Command(
        name = "setup",
        description = "A setup file to the setup.h5 of MadMiner, or back.",
        footer = {
            "",
            "Examples:",
            "  smi setup setup.yaml -o setup.h5",
            "  smi setup setup.h5 -o setup.yaml",
            "",
            "docs/setup.md describes the setup file."
        })
final class SetupCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SETUP", description = "A setup file (YAML), or an HDF5 file with a setup.")
    private Path input;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FILE",
            description = "The file to write; its ending says which of both: .h5 or .yaml.")
    private Path output;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        common.run(new SetupTask(input, output));
        return 0;
    }
}
