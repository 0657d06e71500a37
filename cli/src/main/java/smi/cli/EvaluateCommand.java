package smi.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import smi.cli.tasks.EvaluateTask;
import smi.events.hdf5.EventFileNames;

@Command(
        name = "evaluate",
        description = "Log likelihood ratio or score of every event.",
        footer = {
            "",
            "Examples:",
            "  smi evaluate alices.smi --data events.h5 --grid cWW=-1:1:21,cHW=-1:1:21 -o ratios.h5",
            "  smi evaluate sally.smi --data test.h5 --direction 1,-0.5 -o scores.h5"
        })
final class EvaluateCommand implements Callable<Integer> {
    @Parameters(paramLabel = "MODEL", description = "The trained model.")
    private Path model;

    @Option(
            names = "--data",
            required = true,
            arity = "1..*",
            paramLabel = "FILE.h5",
            description = "Event files or an augmented sample.")
    private List<String> data;

    @Option(names = "--theta", paramLabel = "POINT", description = "A parameter point or benchmark; repeatable.")
    private List<String> thetas = List.of();

    @Option(names = "--grid", paramLabel = "GRID", description = "A grid of points, name=from:to:points per parameter.")
    private Optional<String> grid;

    @Option(names = "--score", description = "Write the scores at the points, too, of a model of the likelihood ratio.")
    private boolean score;

    @Option(
            names = "--direction",
            paramLabel = "N1,N2,...",
            description = "Of a score: write the optimal observable along this direction, too.")
    private Optional<String> direction;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "OUT.h5",
            description = "The file to write.")
    private Path output;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        List<Double> towards =
                direction.map(text -> NumberList.parse("--direction", text)).orElse(List.of());
        common.run(new EvaluateTask(model, EventFileNames.resolve(data), thetas, grid, score, towards, output));
        return 0;
    }
}
