package smi.networks;

/**
 * The activations on arrays, in single precision and fast: flat loops that the compiler turns into vector instructions.
 * The rational tanh is off by at most 3e-7, below the noise of a training step.
 */
final class FloatActivations {
    private FloatActivations() {}

    /** z → φ(z), first = φ′(z). */
    static void apply(Activation activation, int n, float[] z, float[] first) {
        switch (activation) {
            case TANH -> tanh(n, z, first);
            case SIGMOID -> sigmoid(n, z, first);
            case SILU -> gated(n, 1f, z, first);
            case GELU -> gated(n, (float) Activation.GELU_GATE, z, first);
            case RELU -> rectified(n, 0f, z, first);
            case LEAKY_RELU -> rectified(n, (float) Activation.LEAK, z, first);
            case ELU, SELU, SOFTPLUS -> any(activation, n, z, first);
        }
    }

    /** z → φ(z), first = φ′(z), second = φ″(z). */
    static void apply(Activation activation, int n, float[] z, float[] first, float[] second) {
        switch (activation) {
            case TANH -> {
                tanh(n, z, first);
                tanhSecond(n, z, first, second);
            }
            case SIGMOID -> {
                sigmoid(n, z, first);
                sigmoidSecond(n, z, first, second);
            }
            case SILU -> gated(n, 1f, z, first, second);
            case GELU -> gated(n, (float) Activation.GELU_GATE, z, first, second);
            case RELU, LEAKY_RELU -> {
                apply(activation, n, z, first);
                java.util.Arrays.fill(second, 0, n, 0f);
            }
            case ELU, SELU, SOFTPLUS -> {
                any(activation, n, z, second, Activation::secondDerivative);
                any(activation, n, z, first);
            }
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

    private static void tanh(int n, float[] z, float[] first) {
        for (int i = 0; i < n; i++) {
            float a = tanh(z[i]);
            z[i] = a;
            first[i] = 1f - a * a;
        }
    }

    private static void tanhSecond(int n, float[] a, float[] first, float[] second) {
        for (int i = 0; i < n; i++) {
            second[i] = -2f * a[i] * first[i];
        }
    }

    private static void sigmoid(int n, float[] z, float[] first) {
        for (int i = 0; i < n; i++) {
            float s = 0.5f + 0.5f * tanh(0.5f * z[i]);
            z[i] = s;
            first[i] = s * (1f - s);
        }
    }

    private static void sigmoidSecond(int n, float[] s, float[] first, float[] second) {
        for (int i = 0; i < n; i++) {
            second[i] = first[i] * (1f - 2f * s[i]);
        }
    }

    private static void gated(int n, float gate, float[] z, float[] first) {
        for (int i = 0; i < n; i++) {
            float x = z[i];
            float s = 0.5f + 0.5f * tanh(0.5f * gate * x);
            z[i] = x * s;
            first[i] = s + gate * x * s * (1f - s);
        }
    }

    private static void gated(int n, float gate, float[] z, float[] first, float[] second) {
        for (int i = 0; i < n; i++) {
            float x = z[i];
            float s = 0.5f + 0.5f * tanh(0.5f * gate * x);
            float slope = gate * s * (1f - s);
            z[i] = x * s;
            first[i] = s + x * slope;
            second[i] = slope * (2f + gate * x * (1f - 2f * s));
        }
    }

    private static void rectified(int n, float leak, float[] z, float[] first) {
        for (int i = 0; i < n; i++) {
            float x = z[i];
            // 0 or 1 without a branch, which would keep the loop from being vectorised
            float positive = Math.min(1f, Math.max(x, 0f) * Float.MAX_VALUE);
            z[i] = Math.max(x, leak * x);
            first[i] = leak + (1f - leak) * positive;
        }
    }

    private static void any(Activation activation, int n, float[] z, float[] first) {
        any(activation, n, z, first, Activation::firstDerivative);
        any(activation, n, z, z, Activation::value);
    }

    private static void any(Activation activation, int n, float[] z, float[] target, Function function) {
        for (int i = 0; i < n; i++) {
            target[i] = (float) function.of(activation, z[i]);
        }
    }

    /** φ or one of its derivatives. */
    @FunctionalInterface
    private interface Function {
        double of(Activation activation, double z);
    }
}
