package smi.diagnostics.anchors;

import java.util.random.RandomGenerator;

/**
 * The generalised Galton board of Brehmer, Louppe, Pavez, Cranmer (arXiv:1805.12244): a ball falls through rows of nails,
 * and at each of them goes left with a probability that depends on θ, on the row and on the nail. Its path is latent, the
 * place where it ends is observed. The sum over all paths is a short recursion, so the likelihood is known.
 *
 * @param rows number of rows
 * @param nails number of nails in an even row; the ball starts at nail {@code nails/2}
 */
record GaltonBoard(int rows, int nails) {
    private static final double STEEPNESS = 10;

    /** 20 rows of 31 nails. */
    static GaltonBoard standard() {
        return new GaltonBoard(20, 31);
    }

    /**
     * What a path was.
     *
     * @param end the place where the ball ended, 0 … nails
     * @param jointLogRatio log p(path|θ0) − log p(path|θ1)
     * @param jointScore ∂/∂θ0 log p(path|θ0)
     */
    record Path(int end, double jointLogRatio, double jointScore) {}

    /** The probability to go left: in odd rows never at place 0, always at the last. */
    double left(int row, int place, double theta) {
        if (row % 2 == 1 && (place == 0 || place == nails)) {
            return place == 0 ? 0 : 1;
        }
        double depth = Math.sin(Math.PI * row / (rows - 1));
        return 0.5 * (1 - depth) + depth * logistic(argument(place) * theta);
    }

    /** Its derivative by θ. */
    double leftSlope(int row, int place, double theta) {
        if (row % 2 == 1 && (place == 0 || place == nails)) {
            return 0;
        }
        double depth = Math.sin(Math.PI * row / (rows - 1));
        double a = argument(place);
        return depth * a * logistic(a * theta) * logistic(-a * theta);
    }

    private double argument(int place) {
        return STEEPNESS * (2.0 * place / (nails - 1) - 1);
    }

    private static double logistic(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    /** Where a ball goes: in even rows to the same place or one higher, in odd rows to one lower or the same. */
    static int next(int row, int place, boolean left) {
        if (row % 2 == 0) {
            return left ? place : place + 1;
        }
        return left ? place - 1 : place;
    }

    /** A ball that falls at one θ, with what it knows about the hypotheses θ0 and θ1. */
    Path drop(double theta, double theta0, double theta1, RandomGenerator random) {
        int place = nails / 2;
        double logRatio = 0;
        double score = 0;
        for (int row = 0; row < rows; row++) {
            boolean left = random.nextDouble() < left(row, place, theta);
            double numerator = left(row, place, theta0);
            double denominator = left(row, place, theta1);
            double slope = leftSlope(row, place, theta0);
            if (left) {
                logRatio += Math.log(numerator / denominator);
                score += slope / numerator;
            } else {
                logRatio += Math.log((1 - numerator) / (1 - denominator));
                score -= slope / (1 - numerator);
            }
            place = next(row, place, left);
        }
        return new Path(place, logRatio, score);
    }

    /** The exact p(x|θ) for all places x = 0 … nails, row by row. */
    double[] probabilities(double theta) {
        double[] at = new double[nails + 1];
        at[nails / 2] = 1;
        for (int row = 0; row < rows; row++) {
            double[] below = new double[nails + 1];
            for (int place = 0; place <= nails; place++) {
                if (at[place] > 0) {
                    double left = left(row, place, theta);
                    if (left > 0) {
                        below[next(row, place, true)] += at[place] * left;
                    }
                    if (left < 1) {
                        below[next(row, place, false)] += at[place] * (1 - left);
                    }
                }
            }
            at = below;
        }
        return at;
    }
}
