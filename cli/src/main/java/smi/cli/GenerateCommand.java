package smi.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smi.cli.tasks.GenerateTask;
import smi.cli.tasks.GenerateTask.CardFiles;
import smi.cli.tasks.GenerateTask.Machine;
import smi.cli.tasks.GenerateTask.Samples;
import smi.events.madgraph.GenerationOptions.Cluster;

@Command(
        name = "generate",
        description = "Cards and scripts of MadGraph for every benchmark, and the events.",
        footer = {
            "",
            "Examples:",
            "  smi generate --setup setup.yaml --mg-directory MG5 --process-card proc.dat --param-card param.dat"
                    + " --run-card run.dat -o signal",
            "  smi generate --setup setup.yaml --mg-directory MG5 --process-folder PROC --events 100000 --runs 5"
                    + " --slurm --dry-run -o signal",
            "",
            "docs/howto-madgraph.md goes from a process to an event file."
        })
final class GenerateCommand implements Callable<Integer> {
    @Option(
            names = "--setup",
            required = true,
            paramLabel = "SETUP.yaml",
            description = "Parameters with their places on the card, benchmarks, systematics.")
    private Path setup;

    @Option(
            names = "--mg-directory",
            required = true,
            paramLabel = "DIR",
            description = "The folder of MadGraph5_aMC@NLO.")
    private Path madGraph;

    @ArgGroup(multiplicity = "1")
    private Process process;

    private static final class Process {
        @Option(
                names = "--process-card",
                required = true,
                paramLabel = "FILE",
                description = "The commands that define the process: import model, generate.")
        private Path card;

        @Option(
                names = "--process-folder",
                required = true,
                paramLabel = "DIR",
                description = "A process folder that MadGraph has made; it is copied, not changed.")
        private Path folder;
    }

    @Option(
            names = "--param-card",
            paramLabel = "FILE",
            description = "Parameters of the model (default: that of the process folder).")
    private Path paramCard;

    @Option(
            names = "--run-card",
            paramLabel = "FILE",
            description = "How it is run (default: that of the process folder).")
    private Path runCard;

    @Option(names = "--pythia-card", paramLabel = "FILE", description = "Shower the events with Pythia 8.")
    private Path pythiaCard;

    @Option(names = "--delphes-card", paramLabel = "FILE", description = "Simulate a detector with Delphes.")
    private Path delphesCard;

    @Option(
            names = "--sample-at",
            split = ",",
            paramLabel = "BENCHMARK",
            description = "Where to generate events; repeatable (default: at every benchmark).")
    private List<String> at = List.of();

    @Option(names = "--background", description = "A process that does not depend on the parameters: no reweighting.")
    private boolean background;

    @Option(names = "--events", paramLabel = "N", description = "Events per file (default: as the run card says).")
    private Long events;

    @Option(names = "--runs", paramLabel = "N", description = "Files per benchmark (default: ${DEFAULT-VALUE}).")
    private int runs = 1;

    @Option(names = "--cores", paramLabel = "N", description = "Cores per file (default: 1 in a batch system).")
    private Integer cores;

    @ArgGroup
    private Place place = new Place();

    private static final class Place {
        @Option(names = "--local", description = "One file after the other on this computer (default).")
        private boolean local;

        @Option(names = "--slurm", description = "As a job array of Slurm.")
        private boolean slurm;

        @Option(names = "--htcondor", description = "As jobs of HTCondor.")
        private boolean condor;

        private Optional<Cluster> cluster() {
            if (slurm) {
                return Optional.of(Cluster.SLURM);
            }
            return condor ? Optional.of(Cluster.HTCONDOR) : Optional.empty();
        }
    }

    @Option(names = "--dry-run", description = "Write the folder, do not run MadGraph.")
    private boolean dryRun;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FOLDER",
            description = "The folder of cards, scripts and events.")
    private Path output;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        if (Files.exists(output)) {
            common.refuseToLose("%s exists; run %s to go on, or add --force to write the cards anew"
                    .formatted(output, output.resolve("run.sh")));
        }
        common.run(new GenerateTask(
                setup,
                new CardFiles(
                        process.card != null ? process.card : process.folder,
                        Optional.ofNullable(paramCard),
                        Optional.ofNullable(runCard),
                        Optional.ofNullable(pythiaCard),
                        Optional.ofNullable(delphesCard)),
                new Samples(
                        background ? Samples.Kind.BACKGROUND : Samples.Kind.SIGNAL,
                        at,
                        runs,
                        events == null ? OptionalLong.empty() : OptionalLong.of(events)),
                new Machine(
                        madGraph,
                        place.cluster(),
                        cores == null ? OptionalInt.empty() : OptionalInt.of(cores),
                        dryRun ? Machine.Action.WRITE_ONLY : Machine.Action.RUN),
                common.seed(),
                output));
        return 0;
    }
}
