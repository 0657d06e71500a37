package smi.limits.fit;

import org.hipparchus.analysis.UnivariateFunction;
import org.hipparchus.analysis.solvers.BracketingNthOrderBrentSolver;
import org.hipparchus.distribution.continuous.NormalDistribution;
import smi.morphing.InvalidInputException;

/**
 * Upper limits on a signal strength μ ≥ 0 by CLs, with the asymptotic distributions of \( \tilde q_\mu \) (arXiv:1007.1727,
 * sections 3.6 and 3.7): with \( q_A \) the test statistic of background-only Asimov data,
 * \( CL_{s+b} = 1 - F(\tilde q_\mu|\mu) \), \( CL_b = 1 - F(\tilde q_\mu|0) \), \( CL_s = CL_{s+b}/CL_b \).
 */
public final class SignalStrength {
    private static final NormalDistribution NORMAL = new NormalDistribution();

    private final LogFunction data;
    private final LogFunction asimov;
    private final Bounds bounds;
    private final int parameter;
    private final FitSettings settings;
    private final FitResult best;
    private final double[] background;
    private final double asimovBest;

    private SignalStrength(
            LogFunction data,
            LogFunction asimov,
            Bounds bounds,
            int parameter,
            FitSettings settings,
            FitResult best,
            double[] background,
            double asimovBest) {
        this.data = data;
        this.asimov = asimov;
        this.bounds = bounds;
        this.parameter = parameter;
        this.settings = settings;
        this.best = best;
        this.background = background;
        this.asimovBest = asimovBest;
    }

    /**
     * Prepares a limit.
     *
     * @param data log L of the data
     * @param asimov log L of the expected data without signal, with nuisance parameters as fitted to the data at μ = 0
     * @param bounds where the parameters may go; μ from 0 to the largest value considered
     * @param parameter index of μ; all others are profiled
     * @param settings how carefully fits are done
     * @return the limit, to be asked for at any level
     * @throws InvalidInputException if μ is not bounded from below by 0
     * @throws FitException if a fit does not converge
     */
    public static SignalStrength of(
            LogFunction data, LogFunction asimov, Bounds bounds, int parameter, FitSettings settings) {
        if (bounds.lower()[parameter] != 0) {
            throw new InvalidInputException(
                    "CLs needs a signal strength that begins at 0, '%s' begins at %s; let its grid begin at 0"
                            .formatted(data.names().get(parameter), bounds.lower()[parameter]));
        }
        FitResult best = Fit.of(data, bounds, bounds.lower(), settings).requireConverged();
        double[] start = bounds.clip(new double[bounds.dimension()]);
        double[] background = profiled(asimov, bounds, parameter, start, 0, settings);
        return new SignalStrength(
                data, asimov, bounds, parameter, settings, best, background, asimov.value(background));
    }

    private static double[] profiled(
            LogFunction function, Bounds bounds, int parameter, double[] near, double mu, FitSettings settings) {
        double[] start = near.clone();
        start[parameter] = mu;
        int[] free = FixedParameters.allBut(start.length, parameter);
        FitResult fit = Fit.conditional(function, bounds, free, start, settings.withStarts(1))
                .requireConverged();
        for (int k = 0; k < free.length; k++) {
            start[free[k]] = fit.point()[k];
        }
        return start;
    }

    /** {@return the best fit, with μ at 0 or above} */
    public FitResult best() {
        return best;
    }

    /**
     * CLs of the data.
     *
     * @param mu the signal strength
     * @return between 0 and 1
     */
    public double cls(double mu) {
        double q = mu <= best.point()[parameter]
                ? 0
                : 2
                        * (best.logLikelihood()
                                - data.value(profiled(data, bounds, parameter, best.point(), mu, settings)));
        double a = Math.sqrt(asimovQ(mu));
        double root = Math.sqrt(Math.max(0, q));
        if (root <= a) {
            return tail(root) / tail(root - a);
        }
        return tail((q + a * a) / (2 * a)) / tail((q - a * a) / (2 * a));
    }

    /**
     * CLs that is expected if there is no signal.
     *
     * @param mu the signal strength
     * @param deviations by how many standard deviations the background fluctuates upwards
     * @return between 0 and 1
     */
    public double expectedCls(double mu, double deviations) {
        return tail(Math.sqrt(asimovQ(mu)) - deviations) / NORMAL.cumulativeProbability(deviations);
    }

    private double asimovQ(double mu) {
        return Math.max(
                0, 2 * (asimovBest - asimov.value(profiled(asimov, bounds, parameter, background, mu, settings))));
    }

    private static double tail(double z) {
        return NORMAL.cumulativeProbability(-z);
    }

    /**
     * The observed upper limit.
     *
     * @param level confidence level, for example 0.95
     * @param accuracy how well it is found, in units of μ
     * @return the μ with CLs = 1 − level
     * @throws InvalidInputException if it lies above the bound of μ
     */
    public double upperLimit(double level, double accuracy) {
        return limit(this::cls, level, accuracy);
    }

    /**
     * The upper limit that is expected if there is no signal.
     *
     * @param level confidence level, for example 0.95
     * @param deviations −2, −1, 0, 1, 2 for the median and the 68 % and 95 % bands
     * @param accuracy how well it is found, in units of μ
     * @return the μ with expected CLs = 1 − level
     * @throws InvalidInputException if it lies above the bound of μ
     */
    public double expectedUpperLimit(double level, double deviations, double accuracy) {
        return limit(mu -> expectedCls(mu, deviations), level, accuracy);
    }

    private double limit(UnivariateFunction cls, double level, double accuracy) {
        double low = 1e-9 * bounds.width(parameter);
        double high = bounds.upper()[parameter];
        if (cls.value(high) > 1 - level) {
            throw new InvalidInputException(
                    "the upper limit on '%s' at %s lies above %s, where its range ends; widen the range"
                            .formatted(data.names().get(parameter), level, high));
        }
        return new BracketingNthOrderBrentSolver(0, accuracy, 5)
                .solve(100, mu -> Math.log(cls.value(mu) / (1 - level)), low, high);
    }
}
