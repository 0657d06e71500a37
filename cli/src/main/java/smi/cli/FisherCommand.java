package smi.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smi.augmentation.Partition;
import smi.cli.tasks.FisherBins;
import smi.cli.tasks.FisherExtras;
import smi.cli.tasks.FisherSettings;
import smi.cli.tasks.FisherTask;
import smi.cli.tasks.KeptParameters;

@Command(
        name = "fisher",
        description = "Expected Fisher information.",
        footer = {
            "",
            "Examples:",
            "  smi fisher events.h5 --theta sm --luminosity 300/fb --method truth",
            "  smi fisher events.h5 --theta sm --luminosity 300/fb --method learned --model sally.smi \\",
            "      --bins-file stxs.yaml --json fisher.json --plot ellipse.png",
            "  smi fisher events.h5 --theta sm --luminosity 300/fb --method truth \\",
            "      --grid cWW=-1:1:21,cHW=-1:1:21 --geodesics 1,2 --json geometry.json"
        })
final class FisherCommand implements Callable<Integer> {
    @Mixin
    private EventOptions events;

    @Mixin
    private HistogramOptions histogram;

    @Option(names = "--theta", paramLabel = "POINT", description = "Where; repeatable.")
    private List<String> thetas = List.of();

    @Option(
            names = "--grid",
            paramLabel = "GRID",
            description = "Tabulate the information on a grid, for example cWW=-1:1:21,cHW=-1:1:21.")
    private Optional<String> grid;

    @Option(
            names = "--luminosity",
            required = true,
            paramLabel = "L",
            description = "Integrated luminosity with unit, for example 300/fb.")
    private String luminosity;

    @Option(
            names = "--method",
            required = true,
            paramLabel = "METHOD",
            description = "truth, rate, histogram or learned.")
    private String method;

    @Option(
            names = "--model",
            paramLabel = "MODEL",
            description =
                    "The score of a learned information; repeatable: models at other points, or two from different events.")
    private List<Path> models = List.of();

    @Option(
            names = "--partition",
            paramLabel = "PART",
            defaultValue = "test",
            description = "Events that a learned information is evaluated with (default: ${DEFAULT-VALUE}).")
    private String partition;

    @Option(
            names = "--content",
            paramLabel = "WHAT",
            defaultValue = "total",
            description = "total, or kinematic for a learned information without the rate (default: ${DEFAULT-VALUE}).")
    private String content;

    @Option(
            names = "--binning",
            paramLabel = "RULE",
            defaultValue = "equal",
            description =
                    "How --bins N are chosen: equal (cross sections) or optimised (for the information; default: ${DEFAULT-VALUE}).")
    private String binning;

    @Option(
            names = "--range",
            paramLabel = "MIN:MAX",
            description = "Let --bins N be equally wide between these, one for each --observable.")
    private List<String> ranges = List.of();

    @Option(names = "--cut", paramLabel = "NAME=MIN:MAX", description = "Keep these events only; repeatable.")
    private List<String> cuts = List.of();

    @Option(
            names = "--efficiency",
            paramLabel = "NAME=X:E,X:E,...",
            description = "An efficiency, linear in an observable between these points; repeatable.")
    private List<String> efficiencies = List.of();

    @Option(
            names = "--add",
            paramLabel = "RESULT.json",
            description = "Add the information of another channel; repeatable.")
    private List<Path> added = List.of();

    @Option(
            names = "--distribution",
            paramLabel = "NAME",
            description = "Show the information of truth or learned over this observable, in --edges or --bins.")
    private Optional<String> distribution;

    @Option(
            names = "--bins-file",
            paramLabel = "FILE",
            description = "How much of the information do the regions of phase space in this file keep?")
    private Optional<Path> binsFile;

    @Option(
            names = "--distance",
            paramLabel = "POINT",
            description = "The distance to this point and its expected p-value; repeatable.")
    private List<String> distances = List.of();

    @Option(
            names = "--geodesics",
            split = ",",
            paramLabel = "D",
            description =
                    "Curves at these geodesic distances around each --theta, in standard deviations; truth and histogram, or any method on a --grid.")
    private List<Double> geodesics = List.of();

    @Option(
            names = "--project",
            split = ",",
            paramLabel = "NAMES",
            description = "Keep these parameters; the others are known.")
    private List<String> projected = List.of();

    @Option(
            names = "--profile",
            split = ",",
            paramLabel = "NAMES",
            description = "Keep these parameters; the others are fitted, nuisance parameters with their constraints.")
    private List<String> profiled = List.of();

    @Option(
            names = "--plot",
            paramLabel = "FIG",
            description = "Draw the information on two parameters as ellipses, PNG or SVG by the ending.")
    private Optional<Path> plot;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        var settings = new FisherSettings(
                method,
                thetas,
                luminosity,
                models,
                Partition.parse(partition),
                content,
                new FisherBins(histogram.settings(), binning, ranges),
                cuts,
                efficiencies,
                new KeptParameters(projected, profiled));
        var extras = new FisherExtras(added, distribution, binsFile, distances, geodesics, grid, plot);
        common.run(new FisherTask(events.selection(), settings, extras));
        return 0;
    }
}
