package smi.networks;

import java.util.Arrays;

/**
 * The activations on arrays, in single precision and fast: flat loops without branches, which the compiler turns into
 * vector instructions. The rational tanh is off by at most 3e-7, below the noise of a training step; exponentials and
 * logarithms are made from it.
 */
final class FloatActivations {
    private FloatActivations() {}

    /** With y = z + first, value = φ(y) and first = φ′(y). Value may be z itself. */
    static void apply(Activation activation, int n, float[] z, float[] value, float[] first) {
        switch (activation) {
            case TANH -> tanh(n, z, value, first);
            case SIGMOID -> sigmoid(n, z, value, first);
            case SILU -> gated(n, 1f, z, value, first);
            case GELU -> gated(n, (float) Activation.GELU_GATE, z, value, first);
            case RELU -> rectified(n, 0f, z, value, first);
            case LEAKY_RELU -> rectified(n, (float) Activation.LEAK, z, value, first);
            case ELU -> exponential(n, 1f, 1f, z, value, first);
            case SELU -> exponential(n, (float) Activation.SELU_SCALE, (float) Activation.SELU_ALPHA, z, value, first);
            case SOFTPLUS -> softplus(n, z, value, first);
        }
    }

    /** With y = z + first, value = φ(y), first = φ′(y) and second = φ″(y). Value may be z itself. */
    static void apply(Activation activation, int n, float[] z, float[] value, float[] first, float[] second) {
        switch (activation) {
            case SILU -> gated(n, 1f, z, value, first, second);
            case GELU -> gated(n, (float) Activation.GELU_GATE, z, value, first, second);
            case TANH, SIGMOID, SOFTPLUS, ELU, SELU, RELU, LEAKY_RELU -> {
                apply(activation, n, z, value, first);
                second(activation, n, value, first, second);
            }
        }
    }

    private static void second(Activation activation, int n, float[] value, float[] first, float[] second) {
        switch (activation) {
            case TANH -> tanhSecond(n, value, first, second);
            case SIGMOID -> sigmoidSecond(n, value, first, second);
            case SOFTPLUS -> softplusSecond(n, first, second);
            case ELU, SELU -> exponentialSecond(n, value, first, second);
            case RELU, LEAKY_RELU -> Arrays.fill(second, 0, n, 0f);
            case SILU, GELU -> throw new IllegalStateException(activation + " is not a function of its value");
        }
    }

    /** Minimax fit of tanh(x)/x by a ratio of two quartics in x² on |x| ≤ 8; beyond, tanh is 1 to 2e-7. */
    private static float tanh(float x) {
        float c = Math.max(-8f, Math.min(8f, x));
        float s = c * c;
        float p = Math.fma(s, 1.5061758e-8f, 2.1773209e-5f);
        p = Math.fma(s, p, 3.5641538e-3f);
        p = Math.fma(s, p, 1.3438189e-1f);
        p = Math.fma(s, p, 9.9999994e-1f);
        float q = Math.fma(s, 8.4536407e-7f, 3.3991755e-4f);
        q = Math.fma(s, q, 2.6136007e-2f);
        q = Math.fma(s, q, 4.6771508e-1f);
        q = Math.fma(s, q, 1f);
        return c * p / q;
    }

    private static void tanh(int n, float[] z, float[] value, float[] first) {
        for (int i = 0; i < n; i++) {
            float a = tanh(z[i] + first[i]);
            value[i] = a;
            first[i] = 1f - a * a;
        }
    }

    private static void tanhSecond(int n, float[] a, float[] first, float[] second) {
        for (int i = 0; i < n; i++) {
            second[i] = -2f * a[i] * first[i];
        }
    }

    private static void sigmoid(int n, float[] z, float[] value, float[] first) {
        for (int i = 0; i < n; i++) {
            float s = 0.5f + 0.5f * tanh(0.5f * (z[i] + first[i]));
            value[i] = s;
            first[i] = s * (1f - s);
        }
    }

    private static void sigmoidSecond(int n, float[] s, float[] first, float[] second) {
        for (int i = 0; i < n; i++) {
            second[i] = first[i] * (1f - 2f * s[i]);
        }
    }

    private static void gated(int n, float gate, float[] z, float[] value, float[] first) {
        for (int i = 0; i < n; i++) {
            float x = z[i] + first[i];
            float s = 0.5f + 0.5f * tanh(0.5f * gate * x);
            value[i] = x * s;
            first[i] = s + gate * x * s * (1f - s);
        }
    }

    private static void gated(int n, float gate, float[] z, float[] value, float[] first, float[] second) {
        for (int i = 0; i < n; i++) {
            float x = z[i] + first[i];
            float s = 0.5f + 0.5f * tanh(0.5f * gate * x);
            float slope = gate * s * (1f - s);
            value[i] = x * s;
            first[i] = s + x * slope;
            second[i] = slope * (2f + gate * x * (1f - 2f * s));
        }
    }

    /** 1 for positive numbers and 0 otherwise, without a branch, which would keep a loop from being vectorised. */
    private static float positive(float x) {
        return Math.min(1f, Math.max(x, 0f) * Float.MAX_VALUE);
    }

    private static void rectified(int n, float leak, float[] z, float[] value, float[] first) {
        for (int i = 0; i < n; i++) {
            float x = z[i] + first[i];
            value[i] = Math.max(x, leak * x);
            first[i] = leak + (1f - leak) * positive(x);
        }
    }

    /** scale · x for positive x, scale · alpha (exp x − 1) otherwise; exp x = (1 − t)/(1 + t) with t = tanh(−x/2). */
    private static void exponential(int n, float scale, float alpha, float[] z, float[] value, float[] first) {
        for (int i = 0; i < n; i++) {
            float x = z[i] + first[i];
            float t = tanh(-0.5f * Math.min(x, 0f));
            float part = scale * alpha / (1f + t);
            float positive = positive(x);
            value[i] = scale * Math.max(x, 0f) - 2f * t * part;
            first[i] = scale * positive + (1f - positive) * (1f - t) * part;
        }
    }

    private static void exponentialSecond(int n, float[] value, float[] first, float[] second) {
        for (int i = 0; i < n; i++) {
            second[i] = first[i] * (1f - positive(value[i]));
        }
    }

    /** max(x, 0) + log(1 + exp(−|x|)). */
    private static void softplus(int n, float[] z, float[] value, float[] first) {
        for (int i = 0; i < n; i++) {
            float x = z[i] + first[i];
            float t = tanh(0.5f * x);
            float size = Math.abs(t);
            value[i] = Math.max(x, 0f) + logOnePlus((1f - size) / (1f + size));
            first[i] = 0.5f + 0.5f * t;
        }
    }

    private static void softplusSecond(int n, float[] s, float[] second) {
        for (int i = 0; i < n; i++) {
            second[i] = s[i] * (1f - s[i]);
        }
    }

    /** log(1 + u) for u in [0, 1]: 2 artanh(u/(2 + u)), its series cut where it is off by 1e-8. */
    private static float logOnePlus(float u) {
        float r = u / (2f + u);
        float s = r * r;
        float p = Math.fma(s, 2f / 13, 2f / 11);
        p = Math.fma(s, p, 2f / 9);
        p = Math.fma(s, p, 2f / 7);
        p = Math.fma(s, p, 2f / 5);
        p = Math.fma(s, p, 2f / 3);
        p = Math.fma(s, p, 2f);
        return r * p;
    }
}
