package smi.limits;

import java.util.Arrays;
import java.util.Optional;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.morphing.InvalidInputException;

/**
 * How many events a measurement expects in each bin, at fixed points θ and any ν: what of its likelihood depends on
 * nuisance parameters. \( \mu_b = \mu\, \sigma_b / \sum_c \sigma_c \), with the expected number of events μ from the rate
 * term and the bins from the templates; a single bin where the kinematics is no histogram. Without a rate term the shares
 * \( \sigma_b \) count alone, and without either there is no bin. The events are kept in memory.
 */
public final class ExpectedCounts {
    private final EventSetup setup;
    private final EventMatrix points;
    private final double[][] columnWeights;
    private final Optional<HistogramModel> histogram;
    private final Optional<NuisanceRateLikelihood> rate;
    private final double luminosity;

    private ExpectedCounts(
            EventSetup setup,
            EventMatrix points,
            double[][] columnWeights,
            Optional<HistogramModel> histogram,
            Optional<NuisanceRateLikelihood> rate,
            double luminosity) {
        this.setup = setup;
        this.points = points;
        this.columnWeights = columnWeights;
        this.histogram = histogram;
        this.rate = rate;
        this.luminosity = luminosity;
    }

    /**
     * Prepares the points.
     *
     * @param limits the measurement, with its nuisance parameters
     * @param model what the observables say, filled for this measurement
     * @param points shape {@code [nPoints][nParameters]}
     * @return the expected counts
     */
    public static ExpectedCounts of(Limits limits, KinematicModel model, EventMatrix points) {
        EventSetup setup = limits.setup();
        return new ExpectedCounts(
                setup,
                points,
                HistogramModel.columnWeights(setup, points),
                model.terms().flatMap(KinematicModel.Terms::histogram),
                limits.rateTerm()
                        .map(r -> NuisanceRateLikelihood.of(r.events(), limits.nuisance(), r.luminosity(), r.count())),
                limits.rateTerm().map(r -> r.luminosity().inversePicobarn()).orElse(1.0));
    }

    /** {@return the number of bins; 0 where nothing depends on ν} */
    public int bins() {
        return histogram.map(HistogramModel::bins).orElse(rate.isPresent() ? 1 : 0);
    }

    /** {@return whether the number of events counts, so that sums over the bins are expected numbers} */
    public boolean hasRate() {
        return rate.isPresent();
    }

    /**
     * The expectations at all points.
     *
     * @param nu one value per nuisance parameter, in standard deviations
     * @return \( \log\mu_b \), or without a rate term \( \log\sigma_b \) in pb; shape {@code [nPoints][nBins]}
     * @throws InvalidInputException if one is not positive
     */
    public double[][] logarithms(double... nu) {
        double[][] logs = new double[columnWeights.length][bins()];
        Optional<EventMatrix> templates = histogram.map(h -> h.templates(nu));
        Optional<EventMatrix> total = rate.map(r -> r.columns(nu));
        for (int g = 0; g < logs.length; g++) {
            double[] mu = logs[g];
            int point = g;
            Arrays.fill(mu, 1);
            templates.ifPresent(t -> Arrays.setAll(mu, b -> Templates.dot(columnWeights[point], t, b)));
            double sum = BinPrediction.sum(mu);
            double scale = total.map(t -> luminosity * Templates.dot(columnWeights[point], t, 0) / sum)
                    .orElse(1.0);
            for (int b = 0; b < mu.length; b++) {
                mu[b] = Math.log(positive(scale * mu[b], b, point, nu));
            }
        }
        return logs;
    }

    private double positive(double expected, int bin, int point, double... nu) {
        if (!(expected > 0)) {
            throw new InvalidInputException(
                    "bin %d expects %.6g events at %s with the nuisance parameters at %s; toys need a positive number: use fewer bins, a smaller grid or more events"
                            .formatted(bin, expected, setup.space().point(points.row(point)), Arrays.toString(nu)));
        }
        return expected;
    }
}
