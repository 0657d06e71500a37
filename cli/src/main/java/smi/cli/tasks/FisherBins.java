package smi.cli.tasks;

import java.util.ArrayList;
import java.util.List;
import smi.augmentation.Binning;
import smi.fisher.Binnings;
import smi.fisher.Channel;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.Suggestion;

/**
 * The bins of a histogram for Fisher information.
 *
 * @param histogram observables, edges, number of bins
 * @param rule how bins without edges are chosen: {@code equal} (cross sections) or {@code optimised}
 * @param ranges {@code MIN:MAX} for each observable, between which bins without edges are equally wide; may be empty
 */
public record FisherBins(HistogramSettings histogram, String rule, List<String> ranges) {
    private static final List<String> RULES = List.of("equal", "optimised");

    /** Refuses unknown rules. */
    public FisherBins {
        ranges = List.copyOf(ranges);
        if (!RULES.contains(rule)) {
            throw new InvalidInputException(
                    "unknown binning '%s'; %s".formatted(rule, Suggestion.sentence(rule, RULES)));
        }
    }

    /** Whether edges or a number of bins are given. */
    boolean given() {
        return !histogram.edges().isEmpty() || histogram.bins().isPresent();
    }

    /** The bins of some observables. */
    Binning of(Channel channel, ParameterPoint theta, List<String> observables) {
        if (!histogram.edges().isEmpty()) {
            return Binning.of(Histograms.edges(histogram, observables.size()));
        }
        int bins = histogram.bins().orElse(10);
        if (!ranges.isEmpty()) {
            return ranged(bins, observables);
        }
        return rule.equals("optimised")
                ? Binnings.optimised(channel, theta, observables, bins)
                : Binnings.equalCrossSection(channel, theta, observables, bins);
    }

    private Binning ranged(int bins, List<String> observables) {
        if (ranges.size() != observables.size()) {
            throw new InvalidInputException(
                    "%d observables need as many --range MIN:MAX, got %d".formatted(observables.size(), ranges.size()));
        }
        List<double[]> edges = new ArrayList<>();
        for (String range : ranges) {
            double[] ends = Intervals.parse("--range", range);
            edges.add(Binnings.range(bins, ends[0], ends[1]));
        }
        return Binning.of(edges.toArray(double[][]::new));
    }
}
