package smi.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import smi.cli.tasks.LimitsStatistics;

/** Options for what is asked of a likelihood. */
final class LimitsStatisticsOptions {
    @Option(
            names = "--levels",
            paramLabel = "L1,L2,...",
            defaultValue = "0.68,0.95",
            description = "Confidence levels (default: ${DEFAULT-VALUE}).")
    private String levels;

    @Option(
            names = "--nuisance",
            paramLabel = "NAMES",
            description = "Nuisance parameters to profile, with commas between them; 'all' for those of the events.")
    private Optional<String> nuisance;

    @Option(
            names = "--profile",
            paramLabel = "NAMES",
            description = "Parameters of the grid to profile within its range, with commas between them.")
    private Optional<String> profile;

    @Option(
            names = "--intervals",
            paramLabel = "OTHERS",
            description =
                    "Intervals of every parameter by root finding, the others profiled, fixed (at the best fit) or free.")
    private Optional<String> intervals;

    @Option(
            names = "--impacts",
            paramLabel = "NAME",
            description = "Pulls of the nuisance parameters and their impacts on this parameter.")
    private Optional<String> impacts;

    @Option(
            names = "--cls",
            paramLabel = "NAME",
            description = "Upper limit on this parameter, a signal strength from 0 on, by CLs.")
    private Optional<String> signalStrength;

    LimitsStatistics settings() {
        return new LimitsStatistics(
                NumberList.parse("--levels", levels),
                names(nuisance),
                names(profile),
                intervals,
                impacts,
                signalStrength);
    }

    private static List<String> names(Optional<String> text) {
        return text.map(t -> Arrays.stream(t.split(",", -1)).map(String::strip).toList())
                .orElse(List.of());
    }
}
