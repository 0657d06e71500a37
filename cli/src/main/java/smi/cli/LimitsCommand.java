package smi.cli;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import smi.cli.analysis.Channels;
import smi.cli.tasks.CombinedLimitsTask;
import smi.cli.tasks.LimitsTask;
import smi.cli.tasks.Task;
import smi.limits.Channel;

@Command(
        name = "limits",
        description =
                "Expected or observed limits on a grid of parameter points, intervals, toys, coverage, posterior.",
        footer = {
            "",
            "Examples:",
            "  smi limits events.h5 --theta-true sm --grid cWW=-1:1:41,cHW=-1:1:41 --luminosity 300/fb \\",
            "      --method histogram --observable m_ll --edges 100,200,400",
            "  smi limits events.h5 --theta-true sm --grid cWW=-1:1:41,cHW=0 --luminosity 300/fb \\",
            "      --method learned --model alices.smi --json limits.json --plot scan.png",
            "  smi limits events.h5 --observed data.h5 --grid cWW=-1:1:41,cHW=-1:1:41 --luminosity 36.1/fb \\",
            "      --method learned --model alices.smi --calibration toys --intervals profiled --hepdata tables",
            "  smi limits --channels channels.yaml --theta-true sm --grid cWW=-1:1:41,cHW=-1:1:41"
        })
final class LimitsCommand implements Callable<Integer> {
    @Mixin
    private LimitsChannelOptions channel;

    @Option(
            names = "--channels",
            paramLabel = "FILE.yaml",
            description =
                    "Several channels together: the events, luminosity and method of each (docs/howto-channels.md).")
    private Optional<Path> channels;

    @Option(names = "--theta-true", paramLabel = "POINT", description = "The point that expected data follow.")
    private Optional<String> thetaTrue;

    @Option(
            names = "--grid",
            required = true,
            paramLabel = "GRID",
            description = "name=from:to:points per parameter, last parameter fastest.")
    private String grid;

    @Option(names = "--label", paramLabel = "TEXT", description = "Name of the limit in figures (default: the method).")
    private Optional<String> label;

    @Mixin
    private LimitsStatisticsOptions statistics;

    @Mixin
    private ToyOptions toys;

    @Mixin
    private PosteriorOptions posterior;

    @Mixin
    private LimitsFileOptions files;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        common.run(channels.map(this::several).orElseGet(this::one));
        return 0;
    }

    private Task one() {
        return new LimitsTask(
                channel.events(),
                label.orElseGet(channel::method),
                channel.method(),
                thetaTrue,
                channel.observed(),
                grid,
                channel.luminosity(),
                channel.model(),
                channel.histogram(),
                statistics.settings(),
                toys.choice(),
                posterior.choice(),
                files.files(),
                common.seed());
    }

    private Task several(Path file) {
        channel.requireNone(file);
        CombinedLimitsTask.requireNone(toys.choice());
        return new CombinedLimitsTask(
                file,
                Channels.read(file),
                label.orElse(Channel.COMBINATION),
                thetaTrue,
                grid,
                statistics.settings(),
                posterior.choice(),
                files.files(),
                common.seed());
    }
}
