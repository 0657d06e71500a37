package smi.events.lhe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import smi.events.EventBlock;
import smi.events.EventCounts;
import smi.events.EventSetup;
import smi.events.InputFile;
import smi.events.observables.CutFlow;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;

/**
 * Turns Les Houches files into events with observations and weights.
 *
 * <p>Weights are in pb and multiplied by the k-factor of their file. Where the weights of a file average to its cross
 * section they are divided by the number of events that the file holds: the run card only says how many were asked for.
 * A background event has the same weight at every physics benchmark. Memory does not grow with the number of events.
 */
public final class LheImport {
    private LheImport() {}

    /**
     * Imports files with one thread per processor.
     *
     * @param settings files, benchmarks, selection, systematic uncertainties
     * @return the events that pass; to be closed
     * @throws InvalidInputException as {@link #run(ImportSettings, ImportRun)}
     */
    public static ImportedEvents run(ImportSettings settings) {
        return run(settings, ImportRun.defaults());
    }

    /**
     * Imports files.
     *
     * @param settings files, benchmarks, selection, systematic uncertainties
     * @param run threads, folder for temporary files, progress; the events do not depend on it
     * @return the events that pass; to be closed
     * @throws InvalidInputException if a file is malformed, a weight that is needed missing or not finite, the sampling
     *     benchmark of a file unknown, or no event passes
     */
    public static ImportedEvents run(ImportSettings settings, ImportRun run) {
        List<LheHeader> headers =
                settings.samples().stream().map(LheImport::header).toList();
        SystematicsPlan plan = SystematicsPlan.of(settings, headers);
        EventSetup setup = settings.eventSetup(plan);
        int[] sampledFrom = settings.samples().stream()
                .mapToInt(sample -> sampledFrom(sample, setup))
                .toArray();
        int width = setup.observables().size() + setup.weightColumns().size() + 1;
        var rows = new RowStore(run.scratch(), width, settings.shuffleSeed());
        try {
            List<SampleImport.Outcome> outcomes = read(settings, plan, rows, run);
            List<SampleReport> reports =
                    outcomes.stream().map(SampleImport.Outcome::report).toList();
            var report = new ImportReport(reports, plan.reports());
            checkNotEmpty(report.cutFlow());
            return new ImportedEvents(
                    setup,
                    rows,
                    sampledFrom,
                    outcomes.stream().mapToDouble(SampleImport.Outcome::divisor).toArray(),
                    counts(reports, sampledFrom, setup.benchmarks().size()),
                    settings.samples().stream()
                            .map(sample -> InputFile.of(sample.file()))
                            .toList(),
                    report);
        } catch (RuntimeException | Error e) {
            rows.close();
            throw e;
        }
    }

    private static LheHeader header(LheSample sample) {
        try (LheReader reader = LheReader.open(sample.file())) {
            return reader.header();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + sample.file(), e);
        }
    }

    private static List<SampleImport.Outcome> read(
            ImportSettings settings, SystematicsPlan plan, RowStore rows, ImportRun run) {
        List<String> benchmarks =
                settings.benchmarks().stream().map(Benchmark::name).toList();
        List<SampleImport.Outcome> outcomes = new ArrayList<>();
        for (int s = 0; s < settings.samples().size(); s++) {
            LheSample sample = settings.samples().get(s);
            outcomes.add(
                    new SampleImport(sample, settings.selection(), benchmarks, plan.weights(s)).into(rows, s, run));
        }
        return outcomes;
    }

    private static int sampledFrom(LheSample sample, EventSetup setup) {
        try {
            return sample.sampledFrom().map(setup::benchmarkIndex).orElse(EventBlock.BACKGROUND);
        } catch (InvalidInputException e) {
            throw new InvalidInputException(
                    "the sample %s is generated at an %s".formatted(sample.file(), e.getMessage()), e);
        }
    }

    private static void checkNotEmpty(CutFlow cutFlow) {
        if (cutFlow.accepted() == 0) {
            String reasons = cutFlow.rejections().stream()
                    .filter(rejection -> rejection.events() > 0)
                    .map(rejection -> "%s (%d)".formatted(rejection.reason(), rejection.events()))
                    .reduce((a, b) -> a + ", " + b)
                    .orElse("");
            throw new InvalidInputException(
                    "none of the %d events passes the selection; rejected by: %s; loosen the cuts"
                            .formatted(cutFlow.read(), reasons));
        }
    }

    private static EventCounts counts(List<SampleReport> reports, int[] sampledFrom, int benchmarks) {
        long[] signal = new long[benchmarks];
        long background = 0;
        for (int s = 0; s < sampledFrom.length; s++) {
            long accepted = reports.get(s).cutFlow().accepted();
            if (sampledFrom[s] == EventBlock.BACKGROUND) {
                background += accepted;
            } else {
                signal[sampledFrom[s]] += accepted;
            }
        }
        return new EventCounts(signal, background);
    }
}
