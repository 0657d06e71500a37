package smi.plots;

import java.util.Optional;

/**
 * What one method says about two parameters.
 *
 * @param method the name of the method, in the markup of {@link MathText}
 * @param region its confidence region at any level
 * @param bestFit its best fit; empty where there is none to mark
 */
public record Contour(String method, Region region, Optional<Point> bestFit) {
    /**
     * A method whose best fit is not marked.
     *
     * @param method its name
     * @param region its confidence region
     * @return the contour
     */
    public static Contour of(String method, Region region) {
        return new Contour(method, region, Optional.empty());
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
        return new Contour(method, region, Optional.of(new Point("best fit", x, y)));
    }
}
