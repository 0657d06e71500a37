package smi.limits;

import java.util.List;
import org.apache.commons.math3.special.Gamma;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.events.Luminosity;
import smi.limits.fit.Bounds;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterSpace;

/**
 * The Poisson probability of the number of events where the cross section depends on nuisance parameters,
 * \( \log L = n \log(L\sigma(\theta,\nu)) - L\sigma(\theta,\nu) - \log\Gamma(n+1) \).
 */
public final class NuisanceRateLikelihood implements Likelihood {
    private final EventSetup setup;
    private final ParameterSpace space;
    private final BinContents contents;
    private final Luminosity luminosity;
    private final double count;

    private NuisanceRateLikelihood(
            EventSetup setup, ParameterSpace space, BinContents contents, Luminosity luminosity, double count) {
        this.setup = setup;
        this.space = space;
        this.contents = contents;
        this.luminosity = luminosity;
        this.count = count;
    }

    /**
     * Reads the events into memory.
     *
     * @param events the weighted events that give σ(θ, ν)
     * @param nuisance names of the nuisance parameters
     * @param luminosity the integrated luminosity
     * @param count the number of events n, observed or expected; 0 or more
     * @return the likelihood
     * @throws InvalidInputException if there is no such nuisance parameter, or n is negative
     */
    public static NuisanceRateLikelihood of(
            WeightedEvents events, List<String> nuisance, Luminosity luminosity, double count) {
        RateLikelihood.checkCount(count);
        EventSetup setup = events.setup();
        var contents =
                NuisanceTemplates.of(events, NuisanceParameters.morpher(setup, nuisance), 1, x -> new int[x.rows()]);
        return new NuisanceRateLikelihood(
                setup, NuisanceParameters.space(setup, nuisance), contents, luminosity, count);
    }

    /** The cross sections of all columns at ν, shape [1][nColumns]. */
    EventMatrix columns(double... nu) {
        return contents.values(nu);
    }

    @Override
    public ParameterSpace space() {
        return space;
    }

    @Override
    public double[] logLikelihood(EventMatrix points) {
        double[] values = new double[points.rows()];
        double constant = Gamma.logGamma(count + 1);
        for (int g = 0; g < values.length; g++) {
            double[] point = points.row(g);
            double expected = expected(BinPrediction.values(setup, contents, point)[0], point);
            values[g] = count * Math.log(expected) - expected - constant;
        }
        return values;
    }

    private double expected(double sigma, double... point) {
        return RateLikelihood.positive(luminosity.inversePicobarn() * sigma, () -> space.point(point));
    }

    @Override
    public double[] gradient(double... point) {
        BinPrediction sigma = BinPrediction.of(setup, contents, point);
        double factor = luminosity.inversePicobarn() * (count / expected(sigma.values()[0], point) - 1);
        double[] gradient = new double[point.length];
        for (int p = 0; p < gradient.length; p++) {
            gradient[p] = factor * sigma.gradients()[p][0];
        }
        return gradient;
    }

    @Override
    public double[][] curvature(double[] point, Bounds bounds) {
        BinPrediction sigma = BinPrediction.of(setup, contents, point);
        double factor = luminosity.inversePicobarn() / sigma.values()[0];
        double[][] information = new double[point.length][point.length];
        for (int p = 0; p < point.length; p++) {
            for (int q = 0; q < point.length; q++) {
                information[p][q] = factor * sigma.gradients()[p][0] * sigma.gradients()[q][0];
            }
        }
        return information;
    }
}
