package smi.augmentation;

import java.util.Arrays;

/** The polynomials of consecutive events, one column per component: the form in which they are evaluated fast. */
final class ComponentBlock {
    private final double[][] f;
    private final int size;

    ComponentBlock(double[][] f, int size) {
        this.f = f;
        this.size = size;
    }

    int size() {
        return size;
    }

    double[] column(int component) {
        return f[component];
    }

    /** The polynomial of one event, into an array of one value per component. */
    void copyEvent(int event, double[] target) {
        for (int c = 0; c < f.length; c++) {
            target[c] = f[c][event];
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
        Arrays.fill(out, 0, n, 0.0);
        for (; c + 2 < f.length; c += 3) {
            addThree(out, n, from, f[c], monomials[c], f[c + 1], monomials[c + 1], f[c + 2], monomials[c + 2]);
        }
        for (; c < f.length; c++) {
            addOne(out, n, from, f[c], monomials[c]);
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
}
