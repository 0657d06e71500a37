package smi.cli.tasks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import smi.augmentation.Sample;
import smi.augmentation.hdf5.SampleFile;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.events.hdf5.EventFiles;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/**
 * Observed events from a file: an event file or a sample, of which only the observables are used, or a table of
 * comma-separated values with the names of the observables in its first line.
 */
final class ObservedEvents {
    private ObservedEvents() {}

    /** The events, with the observables of the simulated ones in their order. */
    static EventMatrix read(Path file, EventSetup setup) {
        Inputs.require(file);
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".csv")) {
            return table(file, setup);
        }
        if (SampleFile.isSample(file)) {
            Sample sample = SampleFile.read(file);
            return sample.observations().columns(columns(file, sample.info().observables(), setup));
        }
        EventSource source = EventFiles.open(List.of(file));
        int[] columns = columns(file, source.setup().observableNames(), setup);
        List<double[]> rows = new ArrayList<>();
        source.readAll(block -> {
            EventMatrix x = block.observations().columns(columns);
            for (int i = 0; i < x.rows(); i++) {
                rows.add(x.row(i));
            }
        });
        return matrix(file, rows, columns.length);
    }

    private static EventMatrix matrix(Path file, List<double[]> rows, int columns) {
        if (rows.isEmpty()) {
            throw new InvalidInputException("%s has no observed event; check the file".formatted(file));
        }
        return EventMatrix.of(
                rows.size(),
                columns,
                rows.stream().flatMapToDouble(Arrays::stream).toArray());
    }

    private static int[] columns(Path file, List<String> found, EventSetup setup) {
        return setup.observableNames().stream()
                .mapToInt(name -> {
                    int column = found.indexOf(name);
                    if (column < 0) {
                        throw new InvalidInputException("%s lacks the observable '%s' of the simulated events; %s"
                                .formatted(file, name, Suggestion.sentence(name, found)));
                    }
                    return column;
                })
                .toArray();
    }

    private static EventMatrix table(Path file, EventSetup setup) {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new InvalidInputException("%s cannot be read; check the path".formatted(file), e);
        }
        if (lines.isEmpty()) {
            throw new InvalidInputException("%s is empty; its first line names the observables".formatted(file));
        }
        List<String> names =
                Arrays.stream(lines.get(0).split(",", -1)).map(String::strip).toList();
        int[] columns = columns(file, names, setup);
        List<double[]> rows = new ArrayList<>();
        for (int k = 1; k < lines.size(); k++) {
            if (!lines.get(k).isBlank()) {
                double[] row = numbers(file, k + 1, lines.get(k), names.size());
                rows.add(Arrays.stream(columns).mapToDouble(c -> row[c]).toArray());
            }
        }
        return matrix(file, rows, columns.length);
    }

    private static double[] numbers(Path file, int line, String text, int count) {
        String[] cells = text.split(",", -1);
        if (cells.length != count) {
            throw new InvalidInputException(
                    "%s:%d: %d values, the first line names %d observables".formatted(file, line, cells.length, count));
        }
        try {
            return Arrays.stream(cells)
                    .mapToDouble(c -> Double.parseDouble(c.strip()))
                    .toArray();
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    "%s:%d: '%s' has a value that is not a number".formatted(file, line, text), e);
        }
    }
}
