package smi.events.lhe;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/**
 * Takes the weights at all benchmarks from an event.
 *
 * <p>Physics benchmarks: {@code <rwgt>} by id; at the point where the event was generated XWGTUP, unless {@code <rwgt>}
 * lists that one too. A background event has XWGTUP at all of them. Nuisance benchmarks: the weights that vary the
 * simulation at the sampling point, times the ratio of the weights at the reference benchmark and the sampling point.
 * Where the ids stand is looked up once for all events that agree.
 */
final class EventWeights {
    private static final int XWGTUP = -1;

    private final LheSample sample;
    private final List<String> benchmarks;
    private final List<NuisanceWeight> nuisance;
    private final int sampled;
    private final int[] columns;
    private final int[] varied;
    private final int[][] means;
    private WeightIds known;

    /** The first of the physics benchmarks is the reference. */
    EventWeights(LheSample sample, List<String> benchmarks, List<NuisanceWeight> nuisance) {
        this.sample = sample;
        this.benchmarks = benchmarks;
        this.nuisance = nuisance;
        this.sampled = sample.sampledFrom().map(benchmarks::indexOf).orElse(0);
        this.columns = new int[benchmarks.size()];
        this.varied = new int[nuisance.size()];
        this.means = new int[nuisance.size()][];
        Arrays.fill(columns, XWGTUP);
    }

    int count() {
        return columns.length + varied.length;
    }

    /** Fills one weight per benchmark, in the normalisation of the file. */
    void fill(LheEvent event, double[] target, int offset) {
        if (known != event.weightIds()) {
            lookUp(event);
        }
        finite(event, XWGTUP, ""); // also where <rwgt> replaces it: the event is broken
        for (int b = 0; b < columns.length; b++) {
            target[offset + b] = finite(event, columns[b], benchmarks.get(b));
        }
        double reference = target[offset];
        double nominal = target[offset + sampled];
        double mean = 0;
        for (int n = 0; n < varied.length; n++) {
            NuisanceWeight weight = nuisance.get(n);
            double value = weight.ofNominal() * reference;
            if (weight.ofDifference() != 0) {
                mean = n > 0 && means[n] == means[n - 1] ? mean : mean(event, n);
                double difference = finite(event, varied[n], weight.id()) - mean;
                // an event without weight at its own point has none to vary
                value = nominal == 0 ? reference : value + weight.ofDifference() * difference * (reference / nominal);
            }
            target[offset + columns.length + n] = value;
        }
    }

    private double mean(LheEvent event, int n) {
        double sum = 0;
        for (int index : means[n]) {
            sum += finite(event, index, event.weightIds().names().get(index));
        }
        return means[n].length == 0 ? 0 : sum / means[n].length;
    }

    private double finite(LheEvent event, int index, String name) {
        double weight = index == XWGTUP ? event.weight() : event.weight(index);
        if (!(Math.abs(weight) <= Double.MAX_VALUE)) {
            throw new InvalidInputException("%s, event %d: the weight %s is %s; remove the event or generate it again"
                    .formatted(sample.file(), event.number(), index == XWGTUP ? "XWGTUP" : "'" + name + "'", weight));
        }
        return weight;
    }

    private void lookUp(LheEvent event) {
        for (int b = 0; b < columns.length && sample.sampledFrom().isPresent(); b++) {
            String benchmark = benchmarks.get(b);
            OptionalInt index = event.weightIds().index(benchmark);
            if (index.isEmpty() && b != sampled) {
                throw new InvalidInputException(missing(event, benchmark));
            }
            columns[b] = index.orElse(XWGTUP);
        }
        for (int n = 0; n < varied.length; n++) {
            NuisanceWeight weight = nuisance.get(n);
            varied[n] = weight.ofDifference() == 0 ? XWGTUP : declared(event, weight.id());
            // the replicas of a set share one list
            boolean same = n > 0 && weight.meanOf() == nuisance.get(n - 1).meanOf();
            means[n] = same
                    ? means[n - 1]
                    : weight.meanOf().stream()
                            .mapToInt(id -> declared(event, id))
                            .toArray();
        }
        known = event.weightIds();
    }

    private int declared(LheEvent event, String id) {
        return event.weightIds()
                .index(id)
                .orElseThrow(() -> new InvalidInputException(
                        "%s, event %d: the weight '%s' that the header declares is missing; generate the event again"
                                .formatted(sample.file(), event.number(), id)));
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
