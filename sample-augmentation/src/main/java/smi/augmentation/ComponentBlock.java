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
     * The weights of some of the events. Always the same operations in the same order, so that two
     * calls give the same bits. The loops are flat and over few arrays: so the compiler vectorises them.
     *
     * @param monomials \( m_c(\theta) \)
     * @param from first event
     * @param n number of events
     * @param out gets \( W_i(\theta) \), at least n places
     */
    void weights(double[] monomials, int from, int n, double[] out) {
        int c = 0;
        if (f.length >= 3) {
            setThree(out, n, from, f[0], monomials[0], f[1], monomials[1], f[2], monomials[2]);
            c = 3;
        } else {
            Arrays.fill(out, 0, n, 0.0);
        }
        for (; c + 2 < f.length; c += 3) {
            addThree(out, n, from, f[c], monomials[c], f[c + 1], monomials[c + 1], f[c + 2], monomials[c + 2]);
        }
        for (; c < f.length; c++) {
            addOne(out, n, from, f[c], monomials[c]);
        }
    }

    private static void setThree(
            double[] out, int n, int from, double[] f, double m, double[] g, double p, double[] h, double q) {
        for (int i = 0; i < n; i++) {
            out[i] = m * f[from + i] + p * g[from + i] + q * h[from + i];
        }
    }

    private static void addThree(
            double[] out, int n, int from, double[] f, double m, double[] g, double p, double[] h, double q) {
        for (int i = 0; i < n; i++) {
            out[i] += m * f[from + i] + p * g[from + i] + q * h[from + i];
        }
    }

    private static void addOne(double[] out, int n, int from, double[] f, double m) {
        for (int i = 0; i < n; i++) {
            out[i] += m * f[from + i];
        }
    }

    /**
     * Multiplies weights by the factors \( n_i(\nu) = \exp \sum_k (a_{ik} \nu_k + b_{ik} \nu_k^2) \).
     *
     * @param nu \( \nu_k \)
     * @param from first event
     * @param n number of events
     * @param out the weights of these events
     */
    void multiplyByNuisance(double[] nu, int from, int n, double[] out) {
        for (int i = 0; i < n; i++) {
            out[i] *= factor(nu, from + i);
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
