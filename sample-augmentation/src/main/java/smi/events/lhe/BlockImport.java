package smi.events.lhe;

import java.util.Arrays;
import java.util.List;
import smi.events.observables.EventSelection;
import smi.events.observables.SelectionCounter;

/** Reads the events of one block: observations and weights of those that pass the selection. Used once. */
final class BlockImport {
    private final LheSample sample;
    private final EventParser parser;
    private final EventWeights weights;
    private final SelectionCounter counter;
    private final CompensatedSums sums;
    private final int firstWeight;
    private final double[] row;
    private long negative;

    BlockImport(
            LheSample sample,
            LheHeader header,
            EventSelection selection,
            List<String> benchmarks,
            List<NuisanceWeight> nuisance) {
        this.sample = sample;
        this.parser = new EventParser(header);
        this.weights = new EventWeights(sample, benchmarks, nuisance);
        this.counter = selection.counter();
        this.sums = new CompensatedSums(weights.count() + 1);
        this.firstWeight = selection.observables().size();
        this.row = new double[firstWeight + weights.count()];
    }

    ImportedBlock read(EventBlocks.Block block) {
        double[] rows = new double[Math.multiplyExact(block.ends().length, row.length)];
        int kept = 0;
        int from = 0;
        for (int i = 0; i < block.ends().length; i++) {
            int start = from;
            int end = block.ends()[i];
            long number = block.first() + i;
            LheEvent event = LheProblem.guarded(
                    sample.file(), "event " + number, () -> parser.parse(block.bytes(), start, end, number));
            if (take(event)) {
                System.arraycopy(row, 0, rows, kept++ * row.length, row.length);
            }
            from = end;
        }
        return new ImportedBlock(Arrays.copyOf(rows, kept * row.length), counter.cutFlow(), sums, negative);
    }

    private boolean take(LheEvent event) {
        weights.fill(event, row, firstWeight);
        for (int b = firstWeight; b < row.length; b++) {
            sums.add(b - firstWeight, row[b]);
        }
        sums.add(row.length - firstWeight, event.weight());
        negative += event.weight() < 0 ? 1 : 0;
        double efficiency = counter.judge(event.record(), row);
        for (int b = firstWeight; b < row.length; b++) {
            row[b] *= efficiency;
        }
        return efficiency > 0;
    }
}
