package smi.plots;

import java.util.List;
import java.util.Optional;
import smi.morphing.InvalidInputException;

/**
 * The region in which a test statistic q = −2 log [L(θ) / L(best)] stays below a quantile of its asymptotic χ²
 * distribution (Wilks, Ann. Math. Stat. 9 (1938) 60).
 *
 * @param q the test statistic, zero at the best fit, on a grid
 * @param degreesOfFreedom of its χ² distribution: 2 in the plane of two parameters
 */
public record ScanRegion(Grid q, int degreesOfFreedom) implements Region {
    /** Refuses a distribution without freedom. */
    public ScanRegion {
        if (degreesOfFreedom < 1) {
            throw new InvalidInputException(
                    "a test statistic has " + degreesOfFreedom + " degrees of freedom; give 1 or more");
        }
    }

    @Override
    public List<Points> border(double confidence) {
        return SmoothContour.lines(q, ConfidenceLevel.rise(confidence, degreesOfFreedom));
    }

    @Override
    public Optional<Domain> domain() {
        return Optional.of(new Domain(q.xRange(), q.yRange()));
    }
}
