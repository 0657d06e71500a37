package smi.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import smi.cli.tasks.FigureOutput;
import smi.cli.tasks.PlotTask;

@Command(
        name = "plot",
        description = "The figure that belongs to result files.",
        footer = {
            "",
            "Examples:",
            "  smi plot limits-rate.json limits-alices.json -o contours.png",
            "  smi plot fisher.json -o ellipse.svg --label 'my experiment'",
            "  smi plot limits.json --show impacts -o pulls.pdf --csv pulls.csv",
            "  smi plot alices.smi -o learning-curves.png"
        })
final class PlotCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "RESULT",
            description = "Results of limits or fisher, together one figure; or a result of morphing; or a model.")
    private List<Path> results;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "FIG",
            description = "The figure, PNG, SVG or PDF by the ending.")
    private Path output;

    @Option(
            names = "--show",
            paramLabel = "WHAT",
            defaultValue = "contours",
            description =
                    "contours (ellipses of Fisher information, curves for one parameter); of Fisher information also eigenvalues, distribution, geodesics or map; of one limit p-values, band, impacts or corner (default: ${DEFAULT-VALUE}).")
    private String show;

    @Option(names = "--label", paramLabel = "TEXT", description = "Text in the corner of the figure.")
    private Optional<String> label;

    @Option(
            names = "--dpi",
            paramLabel = "N",
            defaultValue = "" + FigureOutput.DOTS_PER_INCH,
            description = "Dots per inch of a PNG file, 36 to 2400 (default: ${DEFAULT-VALUE}).")
    private double dotsPerInch;

    @Option(names = "--csv", paramLabel = "FILE", description = "Write the numbers behind the figure.")
    private Optional<Path> csv;

    @Option(
            names = "--name",
            paramLabel = "NAME=LABEL",
            description = "Show a parameter as physicists write it, as in clq1='C_{lq}^{(1)}'; repeatable.")
    private List<String> names = List.of();

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        var figure = new FigureOutput(output, dotsPerInch, csv, KeyValues.parse("--name", names));
        common.run(new PlotTask(results, show, figure, label));
        return 0;
    }
}
