package smi.cli;

import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;
import smi.cli.tasks.LimitsFiles;

/** Options for the files that limits leave behind. */
final class LimitsFileOptions {
    @Option(names = "--plot", paramLabel = "FIG", description = "Draw the contours, PNG or SVG by the ending.")
    private Optional<Path> plot;

    @Option(names = "--csv", paramLabel = "FILE", description = "Write the table of the grid.")
    private Optional<Path> csv;

    @Option(names = "--hepdata", paramLabel = "DIR", description = "Write the YAML files of a HEPData submission.")
    private Optional<Path> hepData;

    @Option(
            names = "--table",
            paramLabel = "FILE.h5",
            description = "Read log ratios that were computed before, add those that are missing.")
    private Optional<Path> table;

    LimitsFiles files() {
        return new LimitsFiles(plot, csv, hepData, table);
    }
}
