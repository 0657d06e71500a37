package smi.events.lhe;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
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
 * A background event has the same weight at every benchmark.
 */
public final class LheImport {
    private LheImport() {}

    /**
     * Imports files.
     *
     * @param settings files, benchmarks, selection
     * @return the events that pass, in memory
     * @throws InvalidInputException if a file is malformed, a benchmark weight missing or not finite, the sampling
     *     benchmark of a file unknown, or no event passes
     */
    public static ImportedEvents run(ImportSettings settings) {
        EventSetup setup = settings.eventSetup();
        List<String> benchmarks =
                setup.benchmarks().stream().map(Benchmark::name).toList();
        int[] sampledFrom = settings.samples().stream()
                .mapToInt(sample -> sampledFrom(sample, setup))
                .toArray();
        var rows = new EventRows(setup.observables().size() + benchmarks.size());
        List<SampleReport> reports = new ArrayList<>();
        for (LheSample sample : settings.samples()) {
            reports.add(new SampleImport(sample, settings.selection(), benchmarks).into(rows));
        }
        var report = new ImportReport(reports);
        checkNotEmpty(report.cutFlow());
        return new ImportedEvents(
                setup,
                rows,
                order(rows.size(), settings.shuffleSeed()),
                samplingBenchmarks(reports, sampledFrom, rows.size()),
                counts(reports, sampledFrom, benchmarks.size()),
                settings.samples().stream()
                        .map(sample -> InputFile.of(sample.file()))
                        .toList(),
                report);
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

    /** Fisher-Yates. */
    private static int[] order(int size, OptionalLong seed) {
        int[] order = IntStream.range(0, size).toArray();
        if (seed.isPresent()) {
            RandomGenerator random =
                    RandomGeneratorFactory.of("L64X128MixRandom").create(seed.getAsLong());
            for (int i = size - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int swapped = order[i];
                order[i] = order[j];
                order[j] = swapped;
            }
        }
        return order;
    }

    private static int[] samplingBenchmarks(List<SampleReport> reports, int[] sampledFrom, int size) {
        int[] result = new int[size];
        int start = 0;
        for (int s = 0; s < sampledFrom.length; s++) {
            int end = start + (int) reports.get(s).cutFlow().accepted();
            Arrays.fill(result, start, end, sampledFrom[s]);
            start = end;
        }
        return result;
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
