package smi.augmentation;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;
import smi.morphing.ThetaMoments;

/** A distribution from which a parameter is drawn for training. */
public sealed interface Prior {

    /**
     * Draws a value.
     *
     * @param random source of random numbers
     * @return the value
     */
    double draw(RandomGenerator random);

    /**
     * The logarithm of its density.
     *
     * @param value where
     * @return the natural logarithm; minus infinity where the density is 0
     */
    double logDensity(double value);

    /**
     * A moment.
     *
     * @param power 0 or more
     * @return the mean of the value to this power
     */
    double moment(int power);

    /** {@return how it is written on the command line, for example {@code gaussian(0.0,0.5)}} */
    String text();

    /**
     * Reads a prior.
     *
     * @param text {@code flat(-1,1)}, {@code gaussian(0,0.5)} (mean, standard deviation) or {@code log-uniform(0.01,1)}
     * @return the prior
     * @throws InvalidInputException if it is none of these, or its numbers make no distribution
     */
    static Prior parse(String text) {
        Matcher matcher = PriorText.FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new InvalidInputException(
                    "the prior '%s' is not of the form gaussian(0,0.5), flat(-1,1) or".formatted(text)
                            + " log-uniform(0.01,1)");
        }
        double a = PriorText.number(matcher.group(2), text);
        double b = PriorText.number(matcher.group(3), text);
        return switch (matcher.group(1).toLowerCase(Locale.ROOT)) {
            case "flat" -> new Flat(a, b);
            case "gaussian" -> new Gaussian(a, b);
            case "log-uniform" -> new LogUniform(a, b);
            default ->
                throw new InvalidInputException("unknown prior '%s'; %s"
                        .formatted(
                                matcher.group(1),
                                Suggestion.sentence(matcher.group(1), List.of("flat", "gaussian", "log-uniform"))));
        };
    }

    /**
     * Uniform between two values.
     *
     * @param low lower end
     * @param high upper end
     */
    record Flat(double low, double high) implements Prior {
        public Flat {
            if (!(low < high) || Double.isInfinite(high - low)) {
                throw new InvalidInputException(
                        "the prior flat(%s,%s) is empty; give the smaller end first".formatted(low, high));
            }
        }

        @Override
        public double draw(RandomGenerator random) {
            return random.nextDouble(low, high);
        }

        @Override
        public double logDensity(double value) {
            return value >= low && value <= high ? -Math.log(high - low) : Double.NEGATIVE_INFINITY;
        }

        @Override
        public double moment(int power) {
            return ThetaMoments.uniform(low, high, power);
        }

        @Override
        public String text() {
            return "flat(" + low + "," + high + ")";
        }
    }

    /**
     * Normal.
     *
     * @param mean its mean
     * @param standardDeviation its standard deviation, above 0
     */
    record Gaussian(double mean, double standardDeviation) implements Prior {
        public Gaussian {
            if (!(standardDeviation > 0) || !Double.isFinite(mean) || Double.isInfinite(standardDeviation)) {
                throw new InvalidInputException(
                        "the prior gaussian(%s,%s) needs a finite mean and a standard deviation above 0"
                                .formatted(mean, standardDeviation));
            }
        }

        @Override
        public double draw(RandomGenerator random) {
            return mean + standardDeviation * random.nextGaussian();
        }

        @Override
        public double logDensity(double value) {
            double pull = (value - mean) / standardDeviation;
            return -0.5 * (pull * pull + Math.log(2 * Math.PI)) - Math.log(standardDeviation);
        }

        /** By parts: \( E[x^k] = \mu E[x^{k-1}] + (k - 1) \sigma^2 E[x^{k-2}] \). */
        @Override
        public double moment(int power) {
            double below = 0;
            double moment = 1;
            for (int k = 1; k <= power; k++) {
                double next = mean * moment + (k - 1) * standardDeviation * standardDeviation * below;
                below = moment;
                moment = next;
            }
            return moment;
        }

        @Override
        public String text() {
            return "gaussian(" + mean + "," + standardDeviation + ")";
        }
    }

    /**
     * Uniform in the logarithm.
     *
     * @param low lower end, above 0
     * @param high upper end
     */
    record LogUniform(double low, double high) implements Prior {
        public LogUniform {
            if (!(low > 0 && low < high) || Double.isInfinite(high)) {
                throw new InvalidInputException(
                        "the prior log-uniform(%s,%s) needs two ends above 0, the smaller one first"
                                .formatted(low, high));
            }
        }

        @Override
        public double draw(RandomGenerator random) {
            return Math.exp(random.nextDouble(Math.log(low), Math.log(high)));
        }

        @Override
        public double logDensity(double value) {
            return value >= low && value <= high ? -Math.log(value * Math.log(high / low)) : Double.NEGATIVE_INFINITY;
        }

        @Override
        public double moment(int power) {
            return power == 0 ? 1 : (Math.pow(high, power) - Math.pow(low, power)) / (power * Math.log(high / low));
        }

        @Override
        public String text() {
            return "log-uniform(" + low + "," + high + ")";
        }
    }
}
