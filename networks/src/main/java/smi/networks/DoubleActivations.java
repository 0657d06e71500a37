package smi.networks;

import java.util.Arrays;

/**
 * The activations on arrays, in double precision and accurate to rounding: flat loops without branches, which the
 * compiler turns into vector instructions.
 */
final class DoubleActivations {
    private DoubleActivations() {}

    /** With y = z + first, value = φ(y) and first = φ′(y). Value may be z itself. */
    static void apply(Activation activation, int n, double[] z, double[] value, double[] first) {
        switch (activation) {
            case TANH -> tanh(n, z, value, first);
            case SIGMOID -> sigmoid(n, z, value, first);
            case SILU -> gated(n, 1, z, value, first);
            case GELU -> gated(n, Activation.GELU_GATE, z, value, first);
            case RELU -> rectified(n, 0, z, value, first);
            case LEAKY_RELU -> rectified(n, Activation.LEAK, z, value, first);
            case ELU -> exponential(n, 1, 1, z, value, first);
            case SELU -> exponential(n, Activation.SELU_SCALE, Activation.SELU_ALPHA, z, value, first);
            case SOFTPLUS -> softplus(n, z, value, first);
        }
    }

    /** With y = z + first, value = φ(y), first = φ′(y) and second = φ″(y). Value may be z itself. */
    static void apply(Activation activation, int n, double[] z, double[] value, double[] first, double[] second) {
        switch (activation) {
            case SILU -> gated(n, 1, z, value, first, second);
            case GELU -> gated(n, Activation.GELU_GATE, z, value, first, second);
            case TANH, SIGMOID, SOFTPLUS, ELU, SELU, RELU, LEAKY_RELU -> {
                apply(activation, n, z, value, first);
                second(activation, n, value, first, second);
            }
        }
    }

    private static void second(Activation activation, int n, double[] value, double[] first, double[] second) {
        switch (activation) {
            case TANH -> tanhSecond(n, value, first, second);
            case SIGMOID -> sigmoidSecond(n, value, first, second);
            case SOFTPLUS -> softplusSecond(n, first, second);
            case ELU, SELU -> exponentialSecond(n, value, first, second);
            case RELU, LEAKY_RELU -> Arrays.fill(second, 0, n, 0);
            case SILU, GELU -> throw new IllegalStateException(activation + " is not a function of its value");
        }
    }

    /**
     * tanh to 7e-16 without a branch or a table: a continued fraction (Lambert) p/q of x/16, then four times
     * tanh 2y = 2pq/(p² + q²) for tanh y = p/q, which does not amplify the relative error and divides only once.
     */
    private static double tanh(double x) {
        double y = Math.max(-20, Math.min(20, x)) * 0.0625;
        double s = y * y;
        double p = y * Math.fma(s, Math.fma(s, 21.0 / 10395, 1260.0 / 10395), 1);
        double q = Math.fma(s, Math.fma(s, Math.fma(s, 1.0 / 10395, 210.0 / 10395), 4725.0 / 10395), 1);
        double p2 = 2 * p * q;
        double q2 = Math.fma(p, p, q * q);
        double p4 = 2 * p2 * q2;
        double q4 = Math.fma(p2, p2, q2 * q2);
        double p8 = 2 * p4 * q4;
        double q8 = Math.fma(p4, p4, q4 * q4);
        return 2 * p8 * q8 / Math.fma(p8, p8, q8 * q8);
    }

    private static void tanh(int n, double[] z, double[] value, double[] first) {
        for (int i = 0; i < n; i++) {
            double a = tanh(z[i] + first[i]);
            value[i] = a;
            first[i] = 1 - a * a;
        }
    }

    private static void tanhSecond(int n, double[] a, double[] first, double[] second) {
        for (int i = 0; i < n; i++) {
            second[i] = -2 * a[i] * first[i];
        }
    }

    private static void sigmoid(int n, double[] z, double[] value, double[] first) {
        for (int i = 0; i < n; i++) {
            double s = 0.5 + 0.5 * tanh(0.5 * (z[i] + first[i]));
            value[i] = s;
            first[i] = s * (1 - s);
        }
    }

    private static void sigmoidSecond(int n, double[] s, double[] first, double[] second) {
        for (int i = 0; i < n; i++) {
            second[i] = first[i] * (1 - 2 * s[i]);
        }
    }

    private static void gated(int n, double gate, double[] z, double[] value, double[] first) {
        for (int i = 0; i < n; i++) {
            double x = z[i] + first[i];
            double s = 0.5 + 0.5 * tanh(0.5 * gate * x);
            value[i] = x * s;
            first[i] = s + gate * x * s * (1 - s);
        }
    }

    private static void gated(int n, double gate, double[] z, double[] value, double[] first, double[] second) {
        for (int i = 0; i < n; i++) {
            double x = z[i] + first[i];
            double s = 0.5 + 0.5 * tanh(0.5 * gate * x);
            double slope = gate * s * (1 - s);
            value[i] = x * s;
            first[i] = s + x * slope;
            second[i] = slope * (2 + gate * x * (1 - 2 * s));
        }
    }

    /** 1 for positive numbers and 0 otherwise, without a branch, which would keep a loop from being vectorised. */
    private static double positive(double x) {
        return Math.min(1, Math.max(x, 0) * Double.MAX_VALUE);
    }

    private static void rectified(int n, double leak, double[] z, double[] value, double[] first) {
        for (int i = 0; i < n; i++) {
            double x = z[i] + first[i];
            value[i] = Math.max(x, leak * x);
            first[i] = leak + (1 - leak) * positive(x);
        }
    }

    /** scale · x for positive x, scale · alpha (exp x − 1) otherwise; exp x = (1 − t)/(1 + t) with t = tanh(−x/2). */
    private static void exponential(int n, double scale, double alpha, double[] z, double[] value, double[] first) {
        for (int i = 0; i < n; i++) {
            double x = z[i] + first[i];
            double t = tanh(-0.5 * Math.min(x, 0));
            double part = scale * alpha / (1 + t);
            double positive = positive(x);
            value[i] = scale * Math.max(x, 0) - 2 * t * part;
            first[i] = scale * positive + (1 - positive) * (1 - t) * part;
        }
    }

    private static void exponentialSecond(int n, double[] value, double[] first, double[] second) {
        for (int i = 0; i < n; i++) {
            second[i] = first[i] * (1 - positive(value[i]));
        }
    }

    /** max(x, 0) + log(1 + exp(−|x|)). */
    private static void softplus(int n, double[] z, double[] value, double[] first) {
        for (int i = 0; i < n; i++) {
            double x = z[i] + first[i];
            double t = tanh(0.5 * x);
            double size = Math.abs(t);
            value[i] = Math.max(x, 0) + logOnePlus((1 - size) / (1 + size));
            first[i] = 0.5 + 0.5 * t;
        }
    }

    private static void softplusSecond(int n, double[] s, double[] second) {
        for (int i = 0; i < n; i++) {
            second[i] = s[i] * (1 - s[i]);
        }
    }

    /** log(1 + u) for u in [0, 1]: 4 artanh(v/(2 + v)) with (1 + v)² = 1 + u, its series cut at 1e-17. */
    private static double logOnePlus(double u) {
        double v = u / (1 + Math.sqrt(1 + u));
        double r = v / (2 + v);
        double s = r * r;
        double p = Math.fma(s, 4.0 / 21, 4.0 / 19);
        p = Math.fma(s, p, 4.0 / 17);
        p = Math.fma(s, p, 4.0 / 15);
        p = Math.fma(s, p, 4.0 / 13);
        p = Math.fma(s, p, 4.0 / 11);
        p = Math.fma(s, p, 4.0 / 9);
        p = Math.fma(s, p, 4.0 / 7);
        p = Math.fma(s, p, 4.0 / 5);
        p = Math.fma(s, p, 4.0 / 3);
        p = Math.fma(s, p, 4);
        return r * p;
    }
}
