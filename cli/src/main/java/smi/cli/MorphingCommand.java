package smi.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smi.cli.tasks.MorphingTask;

@Command(
        name = "morphing",
        description = "Morphing components, matrix and weights of an event file.",
        footer = {
            "",
            "Examples:",
            "  smi morphing events.h5 --theta 0.1,-0.2",
            "  smi morphing events.h5 --theta cWW=0.1,cHW=-0.2 --json morphing.json"
        })
final class MorphingCommand implements Callable<Integer> {
    @Mixin
    private EventOptions events;

    @Option(names = "--theta", paramLabel = "POINT", description = "A parameter point or benchmark; repeatable.")
    private List<String> thetas = List.of();

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        common.run(new MorphingTask(events.selection(), thetas));
        return 0;
    }
}
