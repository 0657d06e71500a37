package smi.events.tables;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smi.events.EventBlock;
import smi.events.EventSetup;
import smi.events.InputFile;
import smi.events.Observable;
import smi.events.lhe.EventNorm;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/** Turns tables into events. Every value that is stored must be finite. */
public final class TableImport {
    private final TableSettings settings;
    private final EventSetup setup;
    private final TableRows rows;
    private final List<TableReport> reports = new ArrayList<>();

    private TableImport(TableSettings settings) {
        this.settings = settings;
        this.setup = settings.eventSetup();
        this.rows = new TableRows(
                settings.observables().size() + settings.benchmarks().size());
    }

    /**
     * Imports tables.
     *
     * @param settings tables, benchmarks, columns
     * @return the events, mixed
     * @throws InvalidInputException if a column is missing, a value is not finite, or there is no row
     */
    public static TableEvents run(TableSettings settings) {
        var run = new TableImport(settings);
        settings.samples().forEach(run::take);
        List<Path> files =
                settings.samples().stream().flatMap(s -> s.files().stream()).toList();
        return new TableEvents(
                run.setup,
                run.rows,
                settings.shuffleSeed(),
                files.stream().map(InputFile::of).toList(),
                List.copyOf(run.reports));
    }

    private void take(TableSample sample) {
        int origin = sample.sampledFrom().map(setup::benchmarkIndex).orElse(EventBlock.BACKGROUND);
        int[] columns = columns(sample);
        List<String> names = sample.table().columns();
        int first = rows.size();
        double[] row = new double[columns.length];
        sample.table().read((place, values) -> {
            for (int c = 0; c < columns.length; c++) {
                row[c] = values[columns[c]];
                if (!Double.isFinite(row[c])) {
                    throw new InvalidInputException("%s: column '%s' is %s; repair or remove the row"
                            .formatted(place.text(), names.get(columns[c]), row[c]));
                }
            }
            rows.add(row, origin);
        });
        if (rows.size() == first) {
            throw new InvalidInputException("%s has no rows; give one per event".formatted(sample.name()));
        }
        reports.add(finish(sample, first, Math.max(0, origin)));
    }

    /** Where the observables and the weights are; a background has the weight at the reference everywhere. */
    private int[] columns(TableSample sample) {
        List<String> known = sample.table().columns();
        List<Integer> columns = new ArrayList<>();
        for (Observable observable : settings.observables()) {
            columns.add(column(sample, known, observable.name(), ""));
        }
        boolean background = sample.sampledFrom().isEmpty();
        for (Benchmark benchmark : settings.benchmarks()) {
            Benchmark shown = background ? settings.benchmarks().get(0) : benchmark;
            String purpose = " for the weights at the benchmark '%s'".formatted(shown.name());
            columns.add(column(sample, known, settings.weightColumn(shown), purpose));
        }
        return columns.stream().mapToInt(Integer::intValue).toArray();
    }

    private static int column(TableSample sample, List<String> known, String name, String purpose) {
        int column = known.indexOf(name);
        if (column < 0) {
            throw new InvalidInputException("%s has no column '%s'%s; %s"
                    .formatted(sample.name(), name, purpose, Suggestion.sentence(name, known)));
        }
        return column;
    }

    private TableReport finish(TableSample sample, int first, int origin) {
        int observables = settings.observables().size();
        int n = rows.size() - first;
        double divisor = sample.norm() == EventNorm.AVERAGE ? n : 1;
        rows.scale(first, observables, divisor, sample.kFactor());
        double[] sums = new double[settings.benchmarks().size()];
        long negative = 0;
        for (int i = first; i < rows.size(); i++) {
            for (int b = 0; b < sums.length; b++) {
                sums[b] += rows.get(i, observables + b);
            }
            negative += rows.get(i, observables + origin) < 0 ? 1 : 0;
        }
        return new TableReport(sample, n, Arrays.stream(sums).boxed().toList(), negative);
    }
}
