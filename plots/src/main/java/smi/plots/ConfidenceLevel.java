package smi.plots;

import java.math.BigDecimal;
import java.util.Locale;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import smi.morphing.InvalidInputException;

/** Confidence levels and the values of a test statistic that belong to them. */
final class ConfidenceLevel {
    private ConfidenceLevel() {}

    static void require(double confidence) {
        if (!(confidence > 0 && confidence < 1)) {
            throw new InvalidInputException(
                    "confidence level " + confidence + " is not between 0 and 1; write 0.95 for 95 %");
        }
    }

    /**
     * The rise of −2 log L above its minimum that bounds a region of this confidence (Wilks' theorem), the quantile
     * of the χ² distribution: 2.279 for 68 % and 5.991 for 95 % in two dimensions.
     */
    static double rise(double confidence, int degreesOfFreedom) {
        require(confidence);
        // Without a random generator: the distribution is only asked for a quantile.
        return new ChiSquaredDistribution(null, degreesOfFreedom, 1e-12).inverseCumulativeProbability(confidence);
    }

    static String name(double confidence) {
        String percent = BigDecimal.valueOf(confidence)
                .movePointRight(2)
                .stripTrailingZeros()
                .toPlainString();
        return String.format(Locale.ROOT, "%s\u00a0%%", percent);
    }
}
