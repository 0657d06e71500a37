package smi.events.observables;

import java.util.random.RandomGenerator;
import smi.morphing.InvalidInputException;

/**
 * The width of a Gaussian error: absolute + relative · |value|.
 *
 * @param absolute in the unit of what is measured; not negative
 * @param relative a fraction of the value; not negative
 */
public record Resolution(double absolute, double relative) {
    /** A perfect measurement. */
    public static final Resolution PERFECT = new Resolution(0, 0);

    public Resolution {
        if (!(absolute >= 0 && absolute <= Double.MAX_VALUE && relative >= 0 && relative <= Double.MAX_VALUE)) {
            throw new InvalidInputException(
                    "a resolution has the absolute width %s and the relative width %s; give numbers >= 0"
                            .formatted(absolute, relative));
        }
    }

    /** {@return the standard deviation of the error on a value} */
    double sigma(double value) {
        return absolute + relative * Math.abs(value);
    }

    /** A measured value. */
    double measure(double value, RandomGenerator random) {
        double sigma = sigma(value);
        return sigma > 0 ? value + sigma * random.nextGaussian() : value;
    }

    /** A measured value above a bound, drawn again until it is; a value that is itself below is left alone. */
    double measureAbove(double bound, double value, RandomGenerator random) {
        double sigma = sigma(value);
        if (!(sigma > 0) || !(value >= bound)) {
            return value;
        }
        double measured = bound;
        while (!(measured > bound)) { // each draw succeeds with a probability of at least one half
            measured = value + sigma * random.nextGaussian();
        }
        return measured;
    }
}
