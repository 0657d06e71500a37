package smi.networks;

/**
 * y′ = (y − m) exp(−a) for every observable, which adds −Σ a to ℓ = log p; with its derivatives. Conditioner inputs are
 * rows [θ, y] of {@code columns} numbers, its outputs rows of (m, r) per observable with a the bounded r. A tangent ẋ of x
 * is its derivative along a direction of θ, an adjoint δ_x = ∂ℓ/∂x, and x̄ = c δ_x + δ̇_x.
 */
final class AffineTransform {
    private final int columns;
    private final int first;
    private final ScaleBound bound;
    private final double[] log;
    private final double[] inverse;
    private final double[] next;
    private final double[] nextTangent;
    private final double[] rawTangent;
    private final double[] nextAdjoint;
    private final double[] logAdjoint;

    /** @param columns of the conditioner's input, of which those before {@code first} are θ */
    AffineTransform(int columns, int first, double bound, int maxRows) {
        this.columns = columns;
        this.first = first;
        this.bound = new ScaleBound(bound);
        int size = maxRows * (columns - first);
        log = new double[size];
        inverse = new double[size];
        next = new double[size];
        nextTangent = new double[size];
        rawTangent = new double[size];
        nextAdjoint = new double[size];
        logAdjoint = new double[size];
    }

    /** Writes y′ into the rows of the next conditioner and adds to ℓ. */
    void forward(int n, double[] input, double[] output, double[] nextInput, double[] logDensity) {
        int j = 0;
        for (int i = 0; i < n; i++) {
            for (int at = i * columns + first; at < (i + 1) * columns; at++) {
                log[j] = bound.value(output[2 * j + 1]);
                inverse[j] = Math.exp(-log[j]);
                next[j] = (input[at] - output[2 * j]) * inverse[j];
                nextInput[at] = next[j];
                logDensity[i] -= log[j];
                j++;
            }
        }
    }

    /** The first derivatives of ℓ (with c = 1) or of the loss, from δ_y′ to those of m, r and, directly, y. */
    void adjoint(int n, double[] c, double[] byNext, double[] byOutput, double[] byInput) {
        int j = 0;
        for (int i = 0; i < n; i++) {
            for (int at = i * columns + first; at < (i + 1) * columns; at++) {
                nextAdjoint[j] = byNext[at];
                logAdjoint[j] = -byNext[at] * next[j] - c[i];
                byInput[at] = byNext[at] * inverse[j];
                byOutput[2 * j] = -byInput[at];
                byOutput[2 * j + 1] = bound.slope(log[j]) * logAdjoint[j];
                j++;
            }
        }
    }

    /** The tangent of y′ from those of y, m and r. */
    void tangent(int n, double[] ofInput, double[] ofOutput, double[] ofNext) {
        int j = 0;
        for (int i = 0; i < n; i++) {
            for (int at = i * columns + first; at < (i + 1) * columns; at++) {
                rawTangent[j] = ofOutput[2 * j + 1];
                nextTangent[j] =
                        (ofInput[at] - ofOutput[2 * j]) * inverse[j] - next[j] * bound.slope(log[j]) * rawTangent[j];
                ofNext[at] = nextTangent[j];
                j++;
            }
        }
    }

    /** From the bar of y′ to those of m, r and, directly, y; after the adjoint with c = 1 and the tangent. */
    void curved(int n, double[] c, double[] nextBar, double[] outputBar, double[] inputBar) {
        int j = 0;
        for (int i = 0; i < n; i++) {
            for (int at = i * columns + first; at < (i + 1) * columns; at++) {
                double slope = bound.slope(log[j]);
                double logTangent = slope * rawTangent[j];
                double logBar = -nextBar[at] * next[j] - nextAdjoint[j] * nextTangent[j] - c[i];
                // inputBar may be nextBar
                inputBar[at] = (nextBar[at] - nextAdjoint[j] * logTangent) * inverse[j];
                outputBar[2 * j] = -inputBar[at];
                outputBar[2 * j + 1] = slope * logBar + bound.curvature(log[j]) * rawTangent[j] * logAdjoint[j];
                j++;
            }
        }
    }
}
