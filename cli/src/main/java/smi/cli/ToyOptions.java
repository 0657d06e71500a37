package smi.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import smi.cli.tasks.ToyChoice;
import smi.morphing.InvalidInputException;

/** Options for pseudo-experiments. */
final class ToyOptions {
    @Option(
            names = "--calibration",
            paramLabel = "asymptotic|toys",
            defaultValue = "asymptotic",
            description = "Where p-values come from (default: ${DEFAULT-VALUE}).")
    private String calibration;

    @Option(
            names = "--toys",
            paramLabel = "N",
            defaultValue = "1000",
            description = "Toys per point (default: ${DEFAULT-VALUE}).")
    private int toys;

    @Option(
            names = "--most-toys",
            paramLabel = "N",
            description = "Toys where it is not clear whether a point is excluded (default: four times --toys).")
    private Optional<Integer> mostToys;

    @Option(
            names = "--bands",
            description = "Bands of expected limits (one and two standard deviations) from toys at --theta-true.")
    private boolean bands;

    @Option(
            names = "--check-coverage",
            paramLabel = "N",
            description = "Measure the coverage at --theta-true with N experiments made afresh by --simulator.")
    private Optional<Integer> coverage;

    @Option(names = "--simulator", paramLabel = "NAME", description = "The embedded simulator that makes experiments.")
    private Optional<String> simulator;

    @Option(
            names = "--simulator-option",
            paramLabel = "NAME=VALUE",
            description = "An option of the simulator, as the events were made with; repeatable.")
    private List<String> options = List.of();

    ToyChoice choice() {
        return new ToyChoice(
                calibration,
                toys,
                mostToys.orElse(4 * toys),
                bands ? "on" : "off",
                coverage.map(n -> new ToyChoice.CoverageChoice(
                        n,
                        simulator.orElseThrow(
                                () -> new InvalidInputException(
                                        "--check-coverage needs --simulator NAME: experiments must be made afresh, not drawn from a file")),
                        KeyValues.parse("--simulator-option", options))));
    }
}
