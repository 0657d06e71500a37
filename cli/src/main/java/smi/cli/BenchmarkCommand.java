package smi.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import smi.cli.tasks.BenchmarkTask;
import smi.cli.tasks.BenchmarksTask;

@Command(
        name = "benchmark",
        description = "Public cases with a known truth, beside the numbers that others have published.",
        footer = {
            "",
            "Examples:",
            "  smi benchmark --list",
            "  smi benchmark latent-gaussian --seeds 10 --plot latent-gaussian.png",
            "  smi benchmark all --quick"
        })
final class BenchmarkCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The benchmark, or all; --list shows them.")
    private String name;

    @Option(names = "--list", description = "List the benchmarks.")
    private boolean list;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            description = "Samples and trainings per figure, from --seed on (default: 10, quick 1).")
    private Optional<Integer> seeds;

    @Option(names = "--quick", description = "Small samples only, in seconds.")
    private boolean quick;

    @Option(names = "--gate", description = "End with exit code 3 if a median is not below the published number.")
    private boolean gate;

    @Option(
            names = "--plot",
            paramLabel = "FIG.png|svg",
            description = "Draw the medians beside the published numbers.")
    private Optional<Path> plot;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        if (list) {
            common.run(new BenchmarksTask());
            return 0;
        }
        if (name == null) {
            throw new ParameterException(spec.commandLine(), "which benchmark? --list shows them, 'all' runs them all");
        }
        ObjectNode result =
                common.run(new BenchmarkTask(name, seeds.orElse(quick ? 1 : 10), common.seed(), quick, plot));
        return gate && !result.get("passed").asBoolean() ? 3 : 0;
    }
}
