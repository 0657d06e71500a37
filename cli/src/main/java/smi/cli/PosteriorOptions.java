package smi.cli;

import java.util.Optional;
import picocli.CommandLine.Option;
import smi.cli.tasks.PosteriorChoice;

/** Options for the posterior. */
final class PosteriorOptions {
    @Option(names = "--posterior", description = "Sample the posterior distribution.")
    private boolean wanted;

    @Option(
            names = "--prior",
            paramLabel = "PRIORS",
            description = "One prior per parameter, such as flat(-1,1),gaussian(0,0.5) (default: flat over the grid).")
    private Optional<String> prior;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "" + PosteriorChoice.STEPS,
            description = "Steps of every walker (default: ${DEFAULT-VALUE}).")
    private int steps;

    @Option(
            names = "--time-limit",
            paramLabel = "SECONDS",
            defaultValue = "" + PosteriorChoice.TIME_LIMIT_SECONDS,
            description = "Seconds after which the sampler returns what there is (default: ${DEFAULT-VALUE}).")
    private double timeLimit;

    Optional<PosteriorChoice> choice() {
        return wanted ? Optional.of(new PosteriorChoice(prior, steps, timeLimit)) : Optional.empty();
    }
}
