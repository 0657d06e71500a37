package smi.events.lhe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import smi.events.observables.CutFlow;
import smi.events.observables.EventSelection;
import smi.events.observables.SelectionCounter;
import smi.morphing.InvalidInputException;

/** Imports one file: rows of observations and weights in pb. */
final class SampleImport {
    /** A cross section this many times larger or smaller than the header's is a wrong normalisation, not a fluctuation. */
    private static final double SUSPICIOUS = 2;

    private final LheSample sample;
    private final int firstWeight;
    private final double[] row;
    private final SelectionCounter counter;
    private final BenchmarkWeights weights;
    private final CompensatedSums sums;
    private long negative;

    SampleImport(LheSample sample, EventSelection selection, List<String> benchmarks) {
        this.sample = sample;
        this.firstWeight = selection.observables().size();
        this.row = new double[firstWeight + benchmarks.size()];
        this.counter = selection.counter();
        this.weights = new BenchmarkWeights(sample, benchmarks);
        // the last one is XWGTUP, to compare with the header
        this.sums = new CompensatedSums(benchmarks.size() + 1);
    }

    /** Reads the file and appends the events that pass to the rows. */
    SampleReport into(EventRows rows) {
        try (LheReader reader = LheReader.open(sample.file())) {
            int first = rows.size();
            for (Optional<LheEvent> event = reader.next(); event.isPresent(); event = reader.next()) {
                take(event.get(), rows);
            }
            if (reader.eventsRead() == 0) {
                throw new InvalidInputException("%s holds no event; generate some".formatted(sample.file()));
            }
            return finish(reader.header(), rows, first);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + sample.file(), e);
        }
    }

    private void take(LheEvent event, EventRows rows) {
        weights.fill(event, row, firstWeight);
        for (int b = firstWeight; b < row.length; b++) {
            sums.add(b - firstWeight, row[b]);
        }
        sums.add(row.length - firstWeight, event.weight());
        negative += event.weight() < 0 ? 1 : 0;
        double efficiency = counter.judge(event.record(), row);
        if (efficiency > 0) {
            for (int b = firstWeight; b < row.length; b++) {
                row[b] *= efficiency;
            }
            rows.add(row);
        }
    }

    /** Only now is it known how many events the file has. */
    private SampleReport finish(LheHeader header, EventRows rows, int first) {
        CutFlow cutFlow = counter.cutFlow();
        Optional<EventNorm> stated = sample.eventNorm().or(() -> statedBy(header));
        double divisor = stated.orElse(EventNorm.AVERAGE) == EventNorm.AVERAGE ? cutFlow.read() : 1;
        rows.scale(first, firstWeight, divisor, sample.kFactor());
        double[] crossSections = new double[row.length - firstWeight];
        for (int b = 0; b < crossSections.length; b++) {
            crossSections[b] = sums.get(b) / divisor * sample.kFactor();
        }
        List<String> remarks = new ArrayList<>();
        header.requestedEvents().ifPresent(n -> {
            if (n != cutFlow.read()) {
                remarks.add(
                        "%s holds %d events, its run card asked for %d".formatted(sample.file(), cutFlow.read(), n));
            }
        });
        checkNormalisation(sums.get(crossSections.length) / divisor, header, stated.isPresent(), remarks);
        return new SampleReport(sample, cutFlow, crossSections, negative, remarks);
    }

    private Optional<EventNorm> statedBy(LheHeader header) {
        try {
            return header.eventNorm();
        } catch (InvalidInputException e) {
            throw new InvalidInputException("%s: %s".formatted(sample.file(), e.getMessage()), e);
        }
    }

    /** Nothing else in a file shows a wrong normalisation, and everything downstream would be wrong by it. */
    private void checkNormalisation(double sigma, LheHeader header, boolean stated, List<String> remarks) {
        double ratio = sigma / header.crossSection();
        if (!(header.crossSection() > 0) || ratio >= 1 / SUSPICIOUS && ratio <= SUSPICIOUS) {
            return;
        }
        String found = String.format(
                Locale.ROOT,
                "%s: the weights give %.4g pb, the <init> block says %.4g pb",
                sample.file(),
                sigma,
                header.crossSection());
        if (!stated) {
            throw new InvalidInputException(
                    found + "; the file has no event_norm: state sum or average for this sample");
        }
        remarks.add(found);
    }
}
