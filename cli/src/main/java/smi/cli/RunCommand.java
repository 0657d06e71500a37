package smi.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import smi.cli.analysis.Analysis;

@Command(
        name = "run",
        description = "Run an analysis file stage by stage; what is done and unchanged is skipped.",
        footer = {
            "",
            "Examples:",
            "  smi run tutorials/drell-yan/analysis.yaml",
            "  smi run analysis.yaml --workdir results --set luminosity=300/fb --set samples.score.n=50000",
            "",
            "docs/analysis.md describes the file."
        })
final class RunCommand implements Callable<Integer> {
    @Parameters(paramLabel = "ANALYSIS.yaml", description = "The analysis file.")
    private Path file;

    @Option(
            names = "--workdir",
            paramLabel = "DIR",
            description = "Where results go (default: the folder 'results' beside the file).")
    private Path workdir;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "Override a value of the file, for example luminosity=300/fb; repeatable.")
    private List<String> overrides = List.of();

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        Map<String, String> values = KeyValues.parse("--set", overrides);
        common.givenSeed().ifPresent(seed -> values.put("seed", Long.toString(seed)));
        common.run(Analysis.read(file, values), workdir);
        return 0;
    }
}
