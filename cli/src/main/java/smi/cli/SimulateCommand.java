package smi.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import smi.cli.tasks.SimulateTask;
import smi.cli.tasks.SimulatorsTask;

@Command(
        name = "simulate",
        description = "Events from an embedded simulator whose truth is known.",
        footer = {
            "",
            "Examples:",
            "  smi simulate --list",
            "  smi simulate drell-yan -n 100000 -o events.h5 --option cuts=off --lhe events.lhe.gz"
        })
final class SimulateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The simulator; --list shows them.")
    private String name;

    @Option(names = "--list", description = "List the simulators and their options.")
    private boolean list;

    @Option(names = "-n", paramLabel = "N", description = "Number of events to generate.")
    private Long n;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "EVENTS.h5",
            description = "The event file to write.")
    private Path output;

    @Option(names = "--option", paramLabel = "NAME=VALUE", description = "An option of the simulator; repeatable.")
    private List<String> options = List.of();

    @Option(
            names = "--lhe",
            paramLabel = "EVENTS.lhe[.gz]",
            description = "Write a Les Houches file, too, with all weights in <rwgt>.")
    private Optional<Path> lesHouches;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        if (list) {
            common.run(new SimulatorsTask());
            return 0;
        }
        if (name == null || n == null || output == null) {
            throw new ParameterException(
                    spec.commandLine(), "give a simulator, -n N and -o EVENTS.h5; --list shows the simulators");
        }
        common.run(new SimulateTask(name, n, common.seed(), KeyValues.parse("--option", options), output, lesHouches));
        return 0;
    }
}
