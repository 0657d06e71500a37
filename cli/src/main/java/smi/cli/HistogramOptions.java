package smi.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import smi.cli.tasks.HistogramSettings;

/** Options of the methods that fill histograms. */
final class HistogramOptions {
    @Option(names = "--observable", paramLabel = "NAME", description = "An observable of a histogram; repeatable.")
    private List<String> observables = List.of();

    @Option(
            names = "--edges",
            paramLabel = "E1,E2,...",
            description =
                    "Inner bin edges of an observable, in the order of --observable; under- and overflow are kept.")
    private List<String> edges = List.of();

    @Option(
            names = "--bins",
            paramLabel = "N",
            description = "Number of bins per variable where no edges are given, equally filled.")
    private Optional<Integer> bins;

    HistogramSettings settings() {
        return new HistogramSettings(
                observables,
                edges.stream().map(text -> NumberList.parse("--edges", text)).toList(),
                bins);
    }
}
