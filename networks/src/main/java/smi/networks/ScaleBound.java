package smi.networks;

/**
 * The bound on the logarithm of a scale, a = b tanh(r/b), for one pass: r → a, a′ and a″.
 *
 * @param bound b
 */
record ScaleBound(double bound) {
    double value(double r) {
        return bound * Math.tanh(r / bound);
    }

    /** The first derivative by r, given a. */
    double slope(double a) {
        return 1 - a / bound * (a / bound);
    }

    /** The second derivative by r, given a. */
    double curvature(double a) {
        return -2 * a / (bound * bound) * slope(a);
    }
}
