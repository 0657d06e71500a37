package smi.plots;

import java.util.Optional;

/**
 * What one method says about two parameters.
 *
 * @param method the name of the method, in the markup of {@link MathText}
 * @param region its confidence region at any level
 * @param bestFit its best fit; empty where there is none to mark
 * @param band where the border at the first level may lie, as an outline; empty if it is not uncertain
 */
public record Contour(String method, Region region, Optional<Point> bestFit, Optional<Points> band) {
    /**
     * A method whose best fit is not marked.
     *
     * @param method its name
     * @param region its confidence region
     * @return the contour
     */
    public static Contour of(String method, Region region) {
        return new Contour(method, region, Optional.empty(), Optional.empty());
    }

    /**
     * A scan of the test statistic q = −2 log [L(θ) / L(best)] over two parameters.
     *
     * @param method the name of the method
     * @param q the test statistic on a grid
     * @return the contour
     */
    public static Contour ofTestStatistic(String method, Grid q) {
        return of(method, new ScanRegion(q, 2));
    }

    /**
     * A scan of p-values over two parameters.
     *
     * @param method the name of the method
     * @param p p-values on a grid
     * @return the contour
     */
    public static Contour ofPValues(String method, Grid p) {
        return of(method, new PValueRegion(p));
    }

    /**
     * The same contour with its best fit marked.
     *
     * @param x the first coordinate of the best fit
     * @param y the second coordinate
     * @return the contour
     */
    public Contour withBestFit(double x, double y) {
        return new Contour(method, region, Optional.of(new Point("best fit", x, y)), band);
    }

    /**
     * The same contour with a band of its uncertainty.
     *
     * @param inner the border at the first level of the figure, as small as it may be
     * @param outer the same, as large as it may be
     * @return the contour
     */
    public Contour withBand(Points inner, Points outer) {
        return new Contour(method, region, bestFit, Optional.of(Outline.between(inner, outer)));
    }
}
