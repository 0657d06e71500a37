package smi.plots;

import java.util.List;
import java.util.Optional;

/**
 * The region in which a p-value exceeds one minus the confidence level. The lines are sought in −2 log p, which in
 * the asymptotic limit of two parameters is the test statistic itself and, unlike p, is smooth far from the best fit.
 *
 * @param p p-values on a grid, between 0 and 1; an underflow to 0 counts as the smallest positive number
 */
public record PValueRegion(Grid p) implements Region {
    @Override
    public List<Points> border(double confidence) {
        ConfidenceLevel.require(confidence);
        return SmoothContour.lines(p.map(PValueRegion::surprise), surprise(1 - confidence));
    }

    private static double surprise(double p) {
        return -2 * Math.log(Math.max(p, Double.MIN_VALUE));
    }

    @Override
    public Optional<Domain> domain() {
        return Optional.of(new Domain(p.xRange(), p.yRange()));
    }
}
