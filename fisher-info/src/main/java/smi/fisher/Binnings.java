package smi.fisher;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smi.augmentation.Binning;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/** Ways to choose the edges of a histogram. */
public final class Binnings {
    private static final int CANDIDATES = 200;
    private static final int EVENTS_PER_CANDIDATE = 25;

    private Binnings() {}

    /**
     * Bins of equal width, with under- and overflow.
     *
     * @param bins number of bins between the ends
     * @param from lower end
     * @param to upper end
     * @return the edges, {@code [bins + 1]}
     * @throws InvalidInputException if there is no bin or the ends do not rise
     */
    public static double[] range(int bins, double from, double to) {
        if (bins < 1 || !(from < to) || !Double.isFinite(to - from)) {
            throw new InvalidInputException(
                    "%d bins from %s to %s are no histogram; give a positive number and min < max"
                            .formatted(bins, from, to));
        }
        double[] edges = new double[bins + 1];
        Arrays.setAll(edges, k -> k == bins ? to : from + k * (to - from) / bins);
        return edges;
    }

    /**
     * Bins of equal cross section along every observable.
     *
     * @param channel the events
     * @param theta where the cross section is taken
     * @param observables names of the observables
     * @param bins bins per observable, the first and last open; fewer where values coincide
     * @return the binning
     * @throws InvalidInputException if an observable is unknown, or has one value only
     */
    public static Binning equalCrossSection(Channel channel, ParameterPoint theta, List<String> observables, int bins) {
        var sample = Values.of(channel, theta, observables);
        int[] numbers = new int[observables.size()];
        Arrays.fill(numbers, bins);
        return Binning.quantiles(sample.x, sample.weights, numbers);
    }

    /**
     * The bins that lose least: among all ways to join up to {@value #CANDIDATES} narrow bins of equal cross section, the
     * one with the largest \( \mathrm{tr}(I_{narrow}^{-1} I_{bins}) \), the average share of the information that is kept
     * over the directions of the physics parameters. It is a sum over the bins, so that dynamic programming finds the
     * best one. Each observable is divided on its own. With few events, the edges follow their fluctuations; narrow bins
     * hold {@value #EVENTS_PER_CANDIDATE} events or more.
     *
     * @param channel the events
     * @param theta where
     * @param observables names of the observables
     * @param bins bins per observable, the first and last open
     * @return the binning
     * @throws InvalidInputException if an observable is unknown or has one value only, there are too few events, or the
     *     narrow bins say nothing about a direction
     */
    public static Binning optimised(Channel channel, ParameterPoint theta, List<String> observables, int bins) {
        double[][] edges = new double[observables.size()][];
        for (int axis = 0; axis < edges.length; axis++) {
            edges[axis] = optimised(channel, theta, observables.get(axis), bins);
        }
        return Binning.of(edges);
    }

    private static double[] optimised(Channel channel, ParameterPoint theta, String observable, int bins) {
        var sample = Values.of(channel, theta, List.of(observable));
        int candidates = Math.min(CANDIDATES, sample.weights.length / EVENTS_PER_CANDIDATE);
        if (candidates < bins) {
            throw new InvalidInputException(
                    "%d events are too few to choose %d bins; give the edges".formatted(sample.weights.length, bins));
        }
        Binning narrow = Binning.quantiles(sample.x, sample.weights, candidates);
        EventTerms terms = EventTerms.ofPhysics(channel.setup(), theta);
        double[][] sums = new double[narrow.size()][terms.length()];
        EventBins binned = EventBins.histogram(channel.setup(), List.of(observable), narrow);
        EventPass.of(channel, theta, terms).run(event -> {
            double[] sum = sums[binned.bin(event.block().observations(), event.row())];
            for (int k = 0; k < sum.length; k++) {
                sum[k] += event.v()[k];
            }
        });
        double[][] metric = FisherInformation.binned(channel, binned, theta)
                .project(channel.setup().space().names())
                .inverse();
        int[] first = new BestCuts(sums, metric).of(bins);
        double[] edges = narrow.edges(0);
        return Arrays.stream(first).skip(1).mapToDouble(k -> edges[k - 1]).toArray();
    }

    /** Observables and weights of the events that are kept. */
    private record Values(EventMatrix x, double[] weights) {
        static Values of(Channel channel, ParameterPoint theta, List<String> observables) {
            int[] columns = observables.stream()
                    .mapToInt(channel.setup()::observableIndex)
                    .toArray();
            List<double[]> rows = new ArrayList<>();
            EventTerms terms = EventTerms.ofPhysics(channel.setup(), theta);
            EventPass.of(channel, theta, terms).run(event -> {
                double[] row = new double[columns.length + 1];
                for (int c = 0; c < columns.length; c++) {
                    row[c] = event.block().observations().get(event.row(), columns[c]);
                }
                row[columns.length] = event.v()[0];
                rows.add(row);
            });
            EventMatrix all = EventMatrix.ofRows(rows.toArray(double[][]::new));
            if (all.rows() == 0) {
                throw new InvalidInputException("no event is kept; check the cuts");
            }
            int[] first = new int[columns.length];
            Arrays.setAll(first, c -> c);
            return new Values(all.columns(first), all.column(columns.length));
        }
    }
}
