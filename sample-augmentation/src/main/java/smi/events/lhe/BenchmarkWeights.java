package smi.events.lhe;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/**
 * Takes the weights at the benchmarks from an event: {@code <rwgt>} by id; at the point where the event was generated
 * XWGTUP, unless {@code <rwgt>} lists that one too. Where the ids stand is looked up once for all events that agree.
 */
final class BenchmarkWeights {
    private static final int XWGTUP = -1;

    private final LheSample sample;
    private final List<String> benchmarks;
    private final int[] columns;
    private WeightIds known;

    BenchmarkWeights(LheSample sample, List<String> benchmarks) {
        this.sample = sample;
        this.benchmarks = benchmarks;
        this.columns = new int[benchmarks.size()];
        Arrays.fill(columns, XWGTUP);
    }

    /** Fills one weight per benchmark, in the normalisation of the file. */
    void fill(LheEvent event, double[] target, int offset) {
        if (sample.sampledFrom().isPresent() && known != event.weightIds()) {
            lookUp(event);
        }
        for (int b = 0; b < columns.length; b++) {
            double weight = columns[b] == XWGTUP ? event.weight() : event.weight(columns[b]);
            if (!Double.isFinite(weight)) {
                throw new InvalidInputException(
                        "%s, event %d: the weight %s is %s; remove the event or generate it again"
                                .formatted(
                                        sample.file(),
                                        event.number(),
                                        columns[b] == XWGTUP ? "XWGTUP" : "'" + benchmarks.get(b) + "'",
                                        weight));
            }
            target[offset + b] = weight;
        }
    }

    private void lookUp(LheEvent event) {
        for (int b = 0; b < columns.length; b++) {
            String benchmark = benchmarks.get(b);
            OptionalInt index = event.weightIds().index(benchmark);
            if (index.isEmpty() && !sample.sampledFrom().orElseThrow().equals(benchmark)) {
                throw new InvalidInputException(missing(event, benchmark));
            }
            columns[b] = index.orElse(XWGTUP);
        }
        known = event.weightIds();
    }

    private String missing(LheEvent event, String benchmark) {
        List<String> names = event.weightIds().names();
        String where = "%s, event %d: there is no weight with the id '%s' of a benchmark"
                .formatted(sample.file(), event.number(), benchmark);
        return names.isEmpty()
                ? where + ", and no other either; reweight the file, or declare it a background"
                : where + "; rename the benchmark or reweight the file; "
                        + Suggestion.sentence(benchmark, names.size() <= 40 ? names : names.subList(0, 40));
    }
}
