package smi.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smi.cli.tasks.BasisChoice;
import smi.cli.tasks.MorphingTask;
import smi.morphing.InvalidInputException;

@Command(
        name = "morphing",
        description = "Morphing components, matrix and weights of an event file or setup; better benchmarks.",
        footer = {
            "",
            "Examples:",
            "  smi morphing events.h5 --theta 0.1,-0.2 --plot morphing.png",
            "  smi morphing setup.yaml --optimize --keep sm --plot better.png --json better.json",
            "",
            "An event file, a setup.h5 or a setup file in YAML; docs/morphing.md explains the rest."
        })
final class MorphingCommand implements Callable<Integer> {
    @Mixin
    private EventOptions events;

    @Option(names = "--theta", paramLabel = "POINT", description = "A parameter point or benchmark; repeatable.")
    private List<String> thetas = List.of();

    @Option(
            names = "--optimize",
            description = "Look for the benchmarks with the smallest mean sum of squared weights.")
    private boolean optimize;

    @Option(
            names = "--benchmarks",
            paramLabel = "N",
            description = "How many benchmarks there are to be, at least as many as components (default: as many).")
    private Optional<Integer> benchmarks;

    @Option(
            names = "--keep",
            paramLabel = "NAMES",
            description =
                    "Benchmarks that stay: names with commas between them, all, or none (default: all if more are needed, else the reference).")
    private Optional<String> keep;

    @Option(
            names = "--range",
            paramLabel = "NAME=LOW:HIGH",
            description = "Where benchmarks are looked for, instead of the parameter's own range; repeatable.")
    private List<String> ranges = List.of();

    @Option(
            names = "--prior",
            paramLabel = "PRIORS",
            description =
                    "Where the weights are to be small, one prior per parameter: gaussian(0,0.5),flat(-1,1) (default: the ranges).")
    private Optional<String> prior;

    @Option(
            names = "--plot",
            paramLabel = "FIG",
            description = "Draw the root of the sum of squared weights, PNG or SVG by the ending.")
    private Optional<Path> plot;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        if (!optimize && (benchmarks.isPresent() || keep.isPresent() || !ranges.isEmpty() || prior.isPresent())) {
            throw new InvalidInputException(
                    "--benchmarks, --keep, --range and --prior are about a better basis; add --optimize");
        }
        Optional<BasisChoice> choice = optimize
                ? Optional.of(new BasisChoice(benchmarks, keep, ranges, prior, common.seed()))
                : Optional.empty();
        common.run(new MorphingTask(events.selection(), thetas, choice, plot));
        return 0;
    }
}
