package smi.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.math3.special.Gamma;
import smi.augmentation.CrossSection;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.events.Luminosity;
import smi.limits.fit.Bounds;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;

/**
 * The Poisson probability of the number of events,
 * \( \log L = n \log(L\sigma(\theta)) - L\sigma(\theta) - \log\Gamma(n+1) \). An expected number is not rounded.
 *
 * @param events the weighted events that give σ(θ)
 * @param luminosity the integrated luminosity
 * @param count the number of events n, observed or expected; 0 or more
 */
public record RateLikelihood(WeightedEvents events, Luminosity luminosity, double count) implements Likelihood {

    public RateLikelihood {
        checkCount(count);
    }

    static void checkCount(double count) {
        if (!(count >= 0) || Double.isInfinite(count)) {
            throw new InvalidInputException("the number of events is %s; give 0 or more".formatted(count));
        }
    }

    /** The expected number of events, if the logarithm can be taken. */
    static double positive(double expected, Supplier<?> where) {
        if (!(expected > 0)) {
            throw new InvalidInputException(
                    "%.6g events are expected at %s; the rate needs a positive number: choose a smaller grid or more events"
                            .formatted(expected, where.get()));
        }
        return expected;
    }

    @Override
    public ParameterSpace space() {
        return events.setup().space();
    }

    @Override
    public double[] logLikelihood(EventMatrix points) {
        List<ParameterPoint> thetas = new ArrayList<>();
        for (int g = 0; g < points.rows(); g++) {
            thetas.add(space().point(points.row(g)));
        }
        double constant = Gamma.logGamma(count + 1);
        return events.crossSections(thetas).stream()
                .mapToDouble(sigma -> {
                    double expected = expected(sigma);
                    return count * Math.log(expected) - expected - constant;
                })
                .toArray();
    }

    @Override
    public double[] gradient(double... point) {
        CrossSection sigma = events.crossSection(space().point(point));
        double factor = luminosity.inversePicobarn() * (count / expected(sigma) - 1);
        double[] gradient = sigma.gradientPb();
        for (int p = 0; p < gradient.length; p++) {
            gradient[p] *= factor;
        }
        return gradient;
    }

    @Override
    public double[][] curvature(double[] point, Bounds bounds) {
        CrossSection sigma = events.crossSection(space().point(point));
        double[] slope = sigma.gradientPb();
        double factor = luminosity.inversePicobarn() / sigma.valuePb();
        double[][] information = new double[slope.length][slope.length];
        for (int p = 0; p < slope.length; p++) {
            for (int q = 0; q < slope.length; q++) {
                information[p][q] = factor * slope[p] * slope[q];
            }
        }
        return information;
    }

    private double expected(CrossSection sigma) {
        return positive(luminosity.inversePicobarn() * sigma.valuePb(), sigma::theta);
    }
}
