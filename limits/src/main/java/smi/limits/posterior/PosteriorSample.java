package smi.limits.posterior;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import smi.events.EventMatrix;

/**
 * Draws from a posterior distribution. Arrays are not copied out; they must not be changed.
 *
 * @param names the parameters
 * @param draws shape {@code [nDraws][nParameters]}, the second half of the steps
 * @param rHat per parameter how much wider the draws of all ensembles are together than those of one; 1 if they agree
 * @param effectiveSize per parameter the number of independent draws that these are worth
 * @param acceptance the share of proposals that was accepted; 0.2 to 0.5 is healthy
 * @param steps how many steps were made
 * @param complete whether all steps were made before the time was over
 */
public record PosteriorSample(
        List<String> names,
        EventMatrix draws,
        double[] rHat,
        double[] effectiveSize,
        double acceptance,
        int steps,
        boolean complete) {
    /** The usual limit of R-hat. */
    private static final double AGREEMENT = 1.05;

    /** Fewer would not tell the ends of a 95 % interval. */
    private static final double FEW = 200;

    public PosteriorSample {
        names = List.copyOf(names);
    }

    static PosteriorSample of(List<String> names, List<double[][][]> history, double acceptance, boolean complete) {
        List<double[][][]> kept = history.subList(history.size() / 2, history.size());
        int ensembles = kept.isEmpty() ? 0 : kept.get(0).length;
        int walkers = kept.isEmpty() ? 0 : kept.get(0)[0].length;
        double[] rHat = new double[names.size()];
        double[] effective = new double[names.size()];
        for (int p = 0; p < names.size(); p++) {
            int parameter = p;
            double[][] series = IntStream.range(0, ensembles * walkers)
                    .mapToObj(k -> kept.stream()
                            .mapToDouble(step -> step[k / walkers][k % walkers][parameter])
                            .toArray())
                    .toArray(double[][]::new);
            rHat[p] = ChainStatistics.rHat(series, ensembles);
            effective[p] = ChainStatistics.effectiveSize(series);
        }
        double[][] rows =
                kept.stream().flatMap(Arrays::stream).flatMap(Arrays::stream).toArray(double[][]::new);
        EventMatrix draws =
                rows.length == 0 ? EventMatrix.of(0, names.size(), new double[0]) : EventMatrix.ofRows(rows);
        return new PosteriorSample(names, draws, rHat, effective, acceptance, history.size(), complete);
    }

    /** {@return what the reader must know; empty if the draws may be trusted} */
    public List<String> notes() {
        double worst = Arrays.stream(rHat).max().orElse(Double.NaN);
        double fewest = Arrays.stream(effectiveSize).min().orElse(0);
        if (worst < AGREEMENT && fewest > FEW && complete) {
            return List.of();
        }
        return List.of("the draws %s: after %d steps%s R-hat is %.3f and they are worth %.0f independent ones"
                .formatted(
                        worst < AGREEMENT && fewest > FEW ? "agree" : "may not be trusted; take more steps",
                        steps,
                        complete ? "" : ", when the time was over,",
                        worst,
                        fewest));
    }

    /**
     * A quantile of a parameter.
     *
     * @param parameter its index
     * @param share for example 0.5 for the median
     * @return the value below which this share of the draws lies
     */
    public double quantile(int parameter, double share) {
        double[] sorted = draws.column(parameter);
        Arrays.sort(sorted);
        double place = share * (sorted.length - 1);
        int below = (int) Math.floor(place);
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /**
     * The mean of a parameter.
     *
     * @param parameter its index
     * @return the mean of the draws
     */
    public double mean(int parameter) {
        return Arrays.stream(draws.column(parameter)).average().orElse(Double.NaN);
    }

    /**
     * The covariance of two parameters.
     *
     * @param p index of the first
     * @param q index of the second
     * @return the covariance of the draws
     */
    public double covariance(int p, int q) {
        double[] x = draws.column(p);
        double[] y = draws.column(q);
        double meanX = mean(p);
        double meanY = mean(q);
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += (x[i] - meanX) * (y[i] - meanY);
        }
        return sum / (x.length - 1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PosteriorSample that
                && names.equals(that.names)
                && draws.equals(that.draws)
                && steps == that.steps
                && complete == that.complete;
    }

    @Override
    public int hashCode() {
        return 31 * names.hashCode() + draws.hashCode();
    }

    @Override
    public String toString() {
        return "PosteriorSample[%s, %d draws, R-hat %s]".formatted(names, draws.rows(), Arrays.toString(rHat));
    }
}
