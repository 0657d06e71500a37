package smi.augmentation;

import java.util.Arrays;

/** What the weights of consecutive events are made of, one column per term: the form that is evaluated fast. */
final class ComponentBlock {
    private final double[][] f;
    private final double[][] linear;
    private final double[][] quadratic;
    private final int size;

    /**
     * A block.
     *
     * @param f components, shape [nComponents][nEvents]
     * @param linear \( a_k \), shape [nNuisance][nEvents]
     * @param quadratic \( b_k \), shape [nNuisance][nEvents]
     * @param size number of events
     */
    ComponentBlock(double[][] f, double[][] linear, double[][] quadratic, int size) {
        this.f = f;
        this.linear = linear;
        this.quadratic = quadratic;
        this.size = size;
    }

    int size() {
        return size;
    }

    double[] column(int component) {
        return f[component];
    }

    /** What one event's weight is made of: its components, then its \( a_k \), then its \( b_k \). */
    void copyEvent(int event, double[] target) {
        int next = 0;
        for (double[] column : f) {
            target[next++] = column[event];
        }
        for (double[] column : linear) {
            target[next++] = column[event];
        }
        for (double[] column : quadratic) {
            target[next++] = column[event];
        }
    }

    /**
     * Some of the events, copied: a block that fits the first-level cache, for evaluation at many θ. Columns that begin
     * with their arrays are evaluated three times as fast as parts of longer ones.
     *
     * @param from first event
     * @param n number of events
     */
    ComponentBlock slice(int from, int n) {
        return new ComponentBlock(slice(f, from, n), slice(linear, from, n), slice(quadratic, from, n), n);
    }

    private static double[][] slice(double[][] columns, int from, int n) {
        return Arrays.stream(columns)
                .map(column -> Arrays.copyOfRange(column, from, from + n))
                .toArray(double[][]::new);
    }

    /**
     * The weights of the events. Always the same operations in the same order, so that two calls give the same bits.
     * The loops are flat and over arrays from their beginning: so the compiler vectorises them.
     *
     * @param m monomials \( m_c(\theta) \)
     * @param out gets \( W_i(\theta) \), at least as many places as there are events
     */
    void weights(double[] m, double[] out) {
        int c = 0;
        if (f.length >= 6) {
            setSix(out, size, f, m);
            c = 6;
        } else if (f.length >= 3) {
            setThree(out, size, f, m);
            c = 3;
        } else {
            Arrays.fill(out, 0, size, 0.0);
        }
        for (; c + 2 < f.length; c += 3) {
            addThree(out, size, f[c], m[c], f[c + 1], m[c + 1], f[c + 2], m[c + 2]);
        }
        for (; c < f.length; c++) {
            addOne(out, size, f[c], m[c]);
        }
    }

    private static void setSix(double[] out, int n, double[][] f, double[] m) {
        setSix(out, n, f[0], m[0], f[1], m[1], f[2], m[2], f[3], m[3], f[4], m[4], f[5], m[5]);
    }

    private static void setSix(
            double[] out,
            int n,
            double[] f0,
            double m0,
            double[] f1,
            double m1,
            double[] f2,
            double m2,
            double[] f3,
            double m3,
            double[] f4,
            double m4,
            double[] f5,
            double m5) {
        for (int i = 0; i < n; i++) {
            out[i] = m0 * f0[i] + m1 * f1[i] + m2 * f2[i] + m3 * f3[i] + m4 * f4[i] + m5 * f5[i];
        }
    }

    private static void setThree(double[] out, int n, double[][] f, double[] m) {
        setThree(out, n, f[0], m[0], f[1], m[1], f[2], m[2]);
    }

    private static void setThree(
            double[] out, int n, double[] f, double m, double[] g, double p, double[] h, double q) {
        for (int i = 0; i < n; i++) {
            out[i] = m * f[i] + p * g[i] + q * h[i];
        }
    }

    private static void addThree(
            double[] out, int n, double[] f, double m, double[] g, double p, double[] h, double q) {
        for (int i = 0; i < n; i++) {
            out[i] += m * f[i] + p * g[i] + q * h[i];
        }
    }

    private static void addOne(double[] out, int n, double[] f, double m) {
        for (int i = 0; i < n; i++) {
            out[i] += m * f[i];
        }
    }

    /**
     * Multiplies weights by the factors \( n_i(\nu) = \exp \sum_k (a_{ik} \nu_k + b_{ik} \nu_k^2) \).
     *
     * @param nu \( \nu_k \)
     * @param out the weights of the events
     */
    void multiplyByNuisance(double[] nu, double[] out) {
        for (int i = 0; i < size; i++) {
            out[i] *= factor(nu, i);
        }
    }

    private double factor(double[] nu, int event) {
        double exponent = 0.0;
        for (int k = 0; k < nu.length; k++) {
            exponent += (linear[k][event] + quadratic[k][event] * nu[k]) * nu[k];
        }
        return Math.exp(exponent);
    }

    /** Adds the events to sums, with their nuisance factors and these' derivatives at ν. */
    void addTo(ComponentSums sums, double[] nu) {
        double[] factor = new double[size];
        double[][] slope = new double[nu.length][size];
        for (int i = 0; i < size; i++) {
            factor[i] = factor(nu, i);
            for (int k = 0; k < nu.length; k++) {
                slope[k][i] = factor[i] * (linear[k][i] + 2 * quadratic[k][i] * nu[k]);
            }
        }
        sums.add(this, factor, slope);
    }
}
