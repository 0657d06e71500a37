package smi.cli;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import smi.cli.tasks.CombineTask;
import smi.cli.tasks.CombineTask.Order;
import smi.cli.tasks.KFactors;

@Command(
        name = "combine",
        description = "Several event files to one, in a random order.",
        footer = {
            "",
            "Examples:",
            "  smi combine signal.h5 background.h5 -o events.h5 --seed 7",
            "  smi combine signal.h5 background.h5 --k-factors 1,1.2 -o events.h5",
            "  smi combine 'run-*.h5' zjets.h5 --k-factors zjets.h5=1.23 -o events.h5",
            "",
            "Weights add up: every file is a process, or a sample generated at another benchmark, of its own."
        })
final class CombineCommand implements Callable<Integer> {
    @Parameters(
            arity = "1..*",
            paramLabel = "EVENTS.h5",
            description = "Event files of one setup; a pattern in quotes counts as one.")
    private List<String> files;

    @Option(
            names = {"-o", "--output"},
            required = true,
            paramLabel = "EVENTS.h5",
            description = "The event file to write.")
    private Path output;

    @Option(
            names = "--k-factors",
            paramLabel = "FACTORS",
            description = "Factors on the weights: one for each file, or FILE=FACTOR,... for some (default: 1).")
    private Optional<String> kFactors;

    @Option(names = "--no-shuffle", description = "Keep the order of the events, file after file.")
    private boolean ordered;

    @Mixin
    private CommonOptions common;

    @Override
    public Integer call() {
        List<Double> factors = kFactors.map(text -> KFactors.parse(text, files))
                .orElseGet(() -> Collections.nCopies(files.size(), 1.0));
        common.run(new CombineTask(
                files.stream().map(Path::of).toList(),
                factors,
                ordered ? Order.KEPT : Order.SHUFFLED,
                common.seed(),
                output));
        return 0;
    }
}
