package smi.events.lhe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import smi.events.observables.CutFlow;
import smi.events.observables.EventSelection;
import smi.morphing.InvalidInputException;

/** Imports one file: rows of observations and weights, in the normalisation of the file. */
final class SampleImport {
    /** A cross section this many times larger or smaller than the header's is a wrong normalisation, not a fluctuation. */
    private static final double SUSPICIOUS = 2;

    private final LheSample sample;
    private final EventSelection selection;
    private final List<String> benchmarks;
    private final List<NuisanceWeight> nuisance;
    private final int width;
    private final CompensatedSums sums;
    private CutFlow cutFlow;
    private long negative;

    /** {@code benchmarks} are the physics benchmarks, the first being the reference. */
    SampleImport(LheSample sample, EventSelection selection, List<String> benchmarks, List<NuisanceWeight> nuisance) {
        this.sample = sample;
        this.selection = selection;
        this.benchmarks = benchmarks;
        this.nuisance = nuisance;
        this.width = selection.observables().size() + benchmarks.size() + nuisance.size();
        // the last one is XWGTUP, to compare with the header
        this.sums = new CompensatedSums(benchmarks.size() + nuisance.size() + 1);
        this.cutFlow = selection.counter().cutFlow();
    }

    /** What the rows of a file are to be divided by, and what became of the file. */
    record Outcome(double divisor, SampleReport report) {}

    /** Reads the file and appends the events that pass to the rows, with a tag behind each. */
    Outcome into(RowStore rows, int tag, ImportRun run) {
        try (EventStream stream = EventStream.open(sample.file(), run.progress())) {
            LheHeader header = stream.header();
            var blocks = new EventBlocks(stream);
            new OrderedPipeline(run.threads())
                    .run(
                            blocks::next,
                            block -> new BlockImport(sample, header, selection, benchmarks, nuisance).read(block),
                            block -> take(block, rows, tag));
            if (cutFlow.read() == 0) {
                throw new InvalidInputException("%s holds no event; generate some".formatted(sample.file()));
            }
            return finish(header);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot close " + sample.file(), e);
        }
    }

    private void take(ImportedBlock block, RowStore rows, int tag) {
        for (int from = 0; from < block.rows().length; from += width) {
            rows.add(block.rows(), from, tag);
        }
        sums.add(block.sums());
        cutFlow = cutFlow.plus(block.cutFlow());
        negative += block.negative();
    }

    /** Only now is it known how many events the file has. */
    private Outcome finish(LheHeader header) {
        Optional<EventNorm> stated = sample.eventNorm().or(() -> statedBy(header));
        double divisor = stated.orElse(EventNorm.AVERAGE) == EventNorm.AVERAGE ? cutFlow.read() : 1;
        int columns = benchmarks.size() + nuisance.size();
        double[] crossSections = new double[benchmarks.size()];
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
        checkNormalisation(sums.get(columns) / divisor, header, stated.isPresent(), remarks);
        return new Outcome(divisor, new SampleReport(sample, cutFlow, crossSections, negative, remarks));
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
