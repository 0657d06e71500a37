package smi.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import smi.cli.tasks.PlotTask;

@Command(
        name = "plot",
        description = "The figure that belongs to result files.",
        footer = {
            "",
            "Examples:",
            "  smi plot limits-rate.json limits-alices.json -o contours.png",
            "  smi plot fisher.json -o ellipse.svg --label 'my experiment'",
            "  smi plot limits.json --kind impacts -o pulls.png",
            "  smi plot alices.smi -o learning-curves.png"
        })
final class PlotCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "RESULT",
            description = "Results of limits or fisher, together one figure; or a model.")
    private List<Path> results;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FIG",
            description = "The figure, PNG or SVG by the ending.")
    private Path output;

    @Option(names = "--label", paramLabel = "TEXT", description = "Text in the corner of the figure.")
    private Optional<String> label;

    @Option(
            names = "--kind",
            paramLabel = "KIND",
            defaultValue = "contours",
            description =
                    "contours (curves for one parameter), or of one result p-values, band, impacts, corner (default: ${DEFAULT-VALUE}).")
    private String kind;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        common.run(new PlotTask(results, output, label, kind));
        return 0;
    }
}
