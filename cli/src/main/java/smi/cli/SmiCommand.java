package smi.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "smi",
        versionProvider = VersionProvider.class,
        description = {"Simulation-based inference for particle physics: from simulated events to limits.", ""},
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands, in the order of the data flow:%n",
        footer = {
            "",
            "A whole analysis: smi run tutorials/drell-yan/analysis.yaml",
            "Two worked examples of every command: smi COMMAND --help"
        },
        subcommands = {
            RunCommand.class,
            SetupCommand.class,
            SimulateCommand.class,
            GenerateCommand.class,
            ImportCommand.class,
            CombineCommand.class,
            InspectCommand.class,
            MorphingCommand.class,
            XsecCommand.class,
            AugmentCommand.class,
            TrainCommand.class,
            ImportModelCommand.class,
            ExportCommand.class,
            EvaluateCommand.class,
            DiagnoseCommand.class,
            CalibrateCommand.class,
            FisherCommand.class,
            LimitsCommand.class,
            PlotCommand.class,
            BenchmarkCommand.class,
            DoctorCommand.class,
            CompletionCommand.class,
            ManCommand.class,
            HelpCommand.class
        })
final class SmiCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "Show the version and exit.")
    private boolean version;

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command? smi needs one");
    }
}
