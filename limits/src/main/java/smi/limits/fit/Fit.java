package smi.limits.fit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;

/**
 * Finds the maximum of a likelihood within bounds. From every start a search with gradients is tried, and one with values
 * only where that one did not end at a maximum. The best of the ends is the result, and its gradient and curvature say
 * whether it is a maximum: the estimated distance \( \tfrac12 g^T H^{-1} g \), over the parameters that are not held by a
 * bound, must be small (as in Minuit), and H positive definite.
 */
public final class Fit {
    /** Conjugate gradients begin anew with a Newton step, and with other coordinates held, each time. */
    private static final List<Search> ATTEMPTS =
            List.of(Search.GRADIENT, Search.GRADIENT, Search.GRADIENT, Search.VALUES, Search.GRADIENT, Search.GRADIENT);

    private final LogFunction function;
    private final Bounds bounds;
    private final FitSettings settings;

    private Fit(LogFunction function, Bounds bounds, FitSettings settings) {
        if (bounds.dimension() != function.names().size()) {
            throw new IllegalArgumentException(
                    "%d bounds for the parameters %s".formatted(bounds.dimension(), function.names()));
        }
        this.function = function;
        this.bounds = bounds;
        this.settings = settings;
    }

    /**
     * Fits all parameters.
     *
     * @param function log L
     * @param bounds where the parameters may go
     * @param start where the search begins
     * @param settings how carefully it is done
     * @return the best fit; look at {@link FitResult#converged()}
     */
    public static FitResult of(LogFunction function, Bounds bounds, double[] start, FitSettings settings) {
        return new Fit(function, bounds, settings).best(start);
    }

    /**
     * Fits some parameters, the others held fixed.
     *
     * @param function log L
     * @param bounds where the parameters may go, all of them
     * @param free indices of the parameters to fit; none is allowed
     * @param start where the search begins, and the values of the fixed parameters
     * @param settings how carefully it is done
     * @return the best fit of the free parameters
     */
    public static FitResult conditional(
            LogFunction function, Bounds bounds, int[] free, double[] start, FitSettings settings) {
        if (free.length == 0) {
            double value = function.value(start);
            return new FitResult(
                    List.of(), new double[0], value, new double[0][0], new boolean[0], 0, Double.isFinite(value), 1);
        }
        double[] inner = Arrays.stream(free).mapToDouble(p -> start[p]).toArray();
        return of(function.with(free, start), bounds.of(free), inner, settings);
    }

    private FitResult best(double[] start) {
        double zero = function.value(bounds.clip(start));
        var cube = new UnitCube(function, bounds, Double.isFinite(zero) ? zero : 0);
        FitResult best = null;
        for (double[] u : starts(cube, start)) {
            FitResult found = from(cube, u);
            if (best == null || better(found, best)) {
                best = found;
            }
        }
        return best;
    }

    /** A maximum is better than an end of a search that may be none, unless that is higher. */
    private boolean better(FitResult found, FitResult best) {
        double gain = found.logLikelihood() - best.logLikelihood();
        return gain > settings.tolerance() || found.converged() && !best.converged() && gain > -settings.tolerance();
    }

    private List<double[]> starts(UnitCube cube, double[] start) {
        List<double[]> starts = new ArrayList<>(List.of(cube.coordinates(bounds.clip(start))));
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(settings.seed());
        while (starts.size() < settings.starts()) {
            // not from the corners, where a likelihood may not be defined
            starts.add(IntStream.range(0, cube.dimension())
                    .mapToDouble(p -> random.nextDouble(0.1, 0.9))
                    .toArray());
        }
        return starts;
    }

    private FitResult from(UnitCube cube, double[] start) {
        FitResult found = null;
        double[] place = start;
        for (Search search : ATTEMPTS) {
            Optional<double[]> end = search.from(cube, place);
            if (end.isEmpty() || !(cube.value(end.get()) <= cube.value(place))) {
                continue;
            }
            place = end.get();
            found = ended(cube, place);
            if (found.converged()) {
                return found;
            }
        }
        return found == null ? ended(cube, place) : found;
    }

    /** What gradient and curvature say about the end of a search. */
    private FitResult ended(UnitCube cube, double... u) {
        double[] gradient = cube.gradient(u);
        int[] free = cube.free(u, gradient);
        Optional<double[][]> inverse =
                free.length == 0 ? Optional.empty() : Curvature.inverse(Curvature.part(cube.hessian(u), free));
        double distance = free.length == 0
                ? 0
                : inverse.map(h -> distance(h, gradient, free)).orElse(Double.NaN);
        double[] point = cube.point(u);
        double value = function.value(point);
        boolean converged = distance <= settings.tolerance() && Double.isFinite(value);
        double[][] covariance = covariance(converged ? inverse : Optional.empty(), free, u.length);
        boolean[] held = new boolean[u.length];
        Arrays.fill(held, true);
        Arrays.stream(free).forEach(p -> held[p] = false);
        return new FitResult(function.names(), point, value, covariance, held, distance, converged, cube.calls());
    }

    private static double distance(double[][] inverse, double[] gradient, int[] free) {
        double sum = 0;
        for (int i = 0; i < free.length; i++) {
            for (int j = 0; j < free.length; j++) {
                sum += 0.5 * gradient[free[i]] * inverse[i][j] * gradient[free[j]];
            }
        }
        return sum;
    }

    private double[][] covariance(Optional<double[][]> inverse, int[] free, int n) {
        double[][] covariance = new double[n][n];
        for (double[] row : covariance) {
            Arrays.fill(row, Double.NaN);
        }
        for (int i = 0; i < free.length && inverse.isPresent(); i++) {
            for (int j = 0; j < free.length; j++) {
                covariance[free[i]][free[j]] = inverse.get()[i][j] * bounds.width(free[i]) * bounds.width(free[j]);
            }
        }
        return covariance;
    }
}
