package smi.diagnostics.anchors;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * The posterior of {@link SlcpTask}. Integrated over m in the whole plane, the likelihood of S is \( |S|^{-(n-1)/2}
 * \exp(-\frac12 \mathrm{tr} S^{-1} A) \) with A the scatter of the n points around their mean: three dimensions, of which a
 * grid proposes. A few independence Metropolis steps take away what the grid misses. Given S, m is normal around the mean;
 * pairs (S, m) outside of the prior are drawn again, the signs of θ₃ and θ₄ are a toss.
 */
final class SlcpPosterior implements PosteriorTask.Reference {
    private static final int CELLS = 80;
    private static final int STEPS = 12;

    /** Where the exponential is below exp(−60), the grid begins. */
    private static final double EXPONENT = 60;

    private final double[] mean = new double[2];
    private final double[] scatter = new double[3];
    private final double[] lowest = new double[3];
    private final double[] width = new double[3];
    private final double[] log = new double[CELLS * CELLS * CELLS];
    private final double[] cumulative = new double[log.length];

    SlcpPosterior(double... x) {
        int n = SlcpTask.POINTS;
        for (int i = 0; i < 2 * n; i++) {
            mean[i % 2] += x[i] / n;
        }
        for (int i = 0; i < n; i++) {
            double a = x[2 * i] - mean[0];
            double b = x[2 * i + 1] - mean[1];
            scatter[0] += a * a;
            scatter[1] += a * b;
            scatter[2] += b * b;
        }
        axis(0, scatter[0]);
        axis(1, scatter[2]);
        lowest[2] = -SlcpTask.RANGE;
        width[2] = 2 * SlcpTask.RANGE / CELLS;
        fill();
    }

    /** The logarithm of |θ₃| or |θ₄|: tr S⁻¹A is at least A₁₁/s₁², whatever the correlation. */
    private void axis(int k, double squares) {
        double smallest = Math.pow(squares / (2 * EXPONENT), 0.25);
        lowest[k] = Math.log(Math.min(smallest, 0.5 * SlcpTask.RANGE));
        width[k] = (Math.log(SlcpTask.RANGE) - lowest[k]) / CELLS;
    }

    private void fill() {
        for (int c = 0; c < log.length; c++) {
            log[c] = logDensity(coordinate(0, c, 0.5), coordinate(1, c, 0.5), coordinate(2, c, 0.5));
        }
        double most = Arrays.stream(log).max().orElseThrow();
        double sum = 0;
        for (int c = 0; c < log.length; c++) {
            log[c] -= most;
            sum += Math.exp(log[c]);
            cumulative[c] = sum;
        }
    }

    private double coordinate(int axis, int cell, double within) {
        int place = axis == 0 ? cell / (CELLS * CELLS) : axis == 1 ? cell / CELLS % CELLS : cell % CELLS;
        return lowest[axis] + (place + within) * width[axis];
    }

    /** Of the logarithms of |θ₃| and |θ₄|, and of θ₅. */
    private double logDensity(double logRoot1, double logRoot2, double slope) {
        double logS1 = 2 * logRoot1;
        double logS2 = 2 * logRoot2;
        double rho = Math.tanh(slope);
        double logRest = -2 * Math.log(Math.cosh(slope));
        double trace = (scatter[0] * Math.exp(-2 * logS1)
                        - 2 * rho * scatter[1] * Math.exp(-logS1 - logS2)
                        + scatter[2] * Math.exp(-2 * logS2))
                * Math.exp(-logRest);
        double determinant = 2 * logS1 + 2 * logS2 + logRest;
        // the last two terms: the prior is flat in the roots, not in their logarithms
        return -0.5 * (SlcpTask.POINTS - 1) * determinant - 0.5 * trace + logRoot1 + logRoot2;
    }

    @Override
    public double[] draw(RandomGenerator random) {
        double[] theta = new double[5];
        do {
            double[] shape = shape(random);
            theta[0] = mean[0];
            theta[1] = mean[1];
            theta[2] = (random.nextBoolean() ? 1 : -1) * Math.exp(shape[0]);
            theta[3] = (random.nextBoolean() ? 1 : -1) * Math.exp(shape[1]);
            theta[4] = shape[2];
            double[] m = SlcpTask.point(theta, 1 / Math.sqrt(SlcpTask.POINTS), random);
            theta[0] = m[0];
            theta[1] = m[1];
        } while (!(Math.abs(theta[0]) <= SlcpTask.RANGE && Math.abs(theta[1]) <= SlcpTask.RANGE));
        return theta;
    }

    private double[] shape(RandomGenerator random) {
        double[] current = new double[3];
        double weight = Double.NEGATIVE_INFINITY;
        for (int step = 0; step < STEPS; step++) {
            double u = random.nextDouble() * cumulative[cumulative.length - 1];
            int place = Arrays.binarySearch(cumulative, u);
            int cell = Math.min(log.length - 1, place < 0 ? -place - 1 : place);
            double[] proposed = {
                coordinate(0, cell, random.nextDouble()),
                coordinate(1, cell, random.nextDouble()),
                coordinate(2, cell, random.nextDouble())
            };
            double proposedWeight = logDensity(proposed[0], proposed[1], proposed[2]) - log[cell];
            if (Math.log(random.nextDouble()) < proposedWeight - weight) {
                current = proposed;
                weight = proposedWeight;
            }
        }
        return current;
    }
}
