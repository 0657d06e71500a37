package smi.networks;

/**
 * The activations on arrays, in double precision and accurate to rounding, as flat loops that the compiler can turn into
 * vector instructions.
 */
final class DoubleActivations {
    private DoubleActivations() {}

    /** z → φ(z), first = φ′(z). */
    static void apply(Activation activation, int n, double[] z, double[] first) {
        switch (activation) {
            case TANH -> tanh(n, z, first);
            case SIGMOID -> sigmoid(n, z, first);
            case SILU -> gated(n, 1, z, first);
            case GELU -> gated(n, Activation.GELU_GATE, z, first);
            case RELU -> rectified(n, 0, z, first);
            case LEAKY_RELU -> rectified(n, Activation.LEAK, z, first);
            case ELU, SELU, SOFTPLUS -> any(activation, n, z, first);
        }
    }

    /** z → φ(z), first = φ′(z), second = φ″(z). */
    static void apply(Activation activation, int n, double[] z, double[] first, double[] second) {
        switch (activation) {
            case TANH -> {
                tanh(n, z, first);
                tanhSecond(n, z, first, second);
            }
            case SIGMOID -> {
                sigmoid(n, z, first);
                sigmoidSecond(n, z, first, second);
            }
            case SILU -> gated(n, 1, z, first, second);
            case GELU -> gated(n, Activation.GELU_GATE, z, first, second);
            case RELU, LEAKY_RELU -> {
                apply(activation, n, z, first);
                java.util.Arrays.fill(second, 0, n, 0);
            }
            case ELU, SELU, SOFTPLUS -> {
                any(activation, n, z, second, Activation::secondDerivative);
                any(activation, n, z, first);
            }
        }
    }

    /**
     * tanh to 7e-16 without a branch or a table: a continued fraction (Lambert) of x/16, then four times
     * tanh 2y = 2 tanh y/(1 + tanh² y), which does not amplify the relative error.
     */
    private static double tanh(double x) {
        double y = Math.max(-20, Math.min(20, x)) * 0.0625;
        double s = y * y;
        double p = Math.fma(s, Math.fma(s, 21, 1260), 10395);
        double q = Math.fma(s, Math.fma(s, s + 210, 4725), 10395);
        return twice(twice(twice(twice(y * p / q))));
    }

    private static double twice(double t) {
        return 2 * t / Math.fma(t, t, 1);
    }

    private static void tanh(int n, double[] z, double[] first) {
        for (int i = 0; i < n; i++) {
            double a = tanh(z[i]);
            z[i] = a;
            first[i] = 1 - a * a;
        }
    }

    private static void tanhSecond(int n, double[] a, double[] first, double[] second) {
        for (int i = 0; i < n; i++) {
            second[i] = -2 * a[i] * first[i];
        }
    }

    private static void sigmoid(int n, double[] z, double[] first) {
        for (int i = 0; i < n; i++) {
            double s = 0.5 + 0.5 * tanh(0.5 * z[i]);
            z[i] = s;
            first[i] = s * (1 - s);
        }
    }

    private static void sigmoidSecond(int n, double[] s, double[] first, double[] second) {
        for (int i = 0; i < n; i++) {
            second[i] = first[i] * (1 - 2 * s[i]);
        }
    }

    private static void gated(int n, double gate, double[] z, double[] first) {
        for (int i = 0; i < n; i++) {
            double x = z[i];
            double s = 0.5 + 0.5 * tanh(0.5 * gate * x);
            z[i] = x * s;
            first[i] = s + gate * x * s * (1 - s);
        }
    }

    private static void gated(int n, double gate, double[] z, double[] first, double[] second) {
        for (int i = 0; i < n; i++) {
            double x = z[i];
            double s = 0.5 + 0.5 * tanh(0.5 * gate * x);
            double slope = gate * s * (1 - s);
            z[i] = x * s;
            first[i] = s + x * slope;
            second[i] = slope * (2 + gate * x * (1 - 2 * s));
        }
    }

    private static void rectified(int n, double leak, double[] z, double[] first) {
        for (int i = 0; i < n; i++) {
            double x = z[i];
            // 0 or 1 without a branch, which would keep the loop from being vectorised
            double positive = Math.min(1, Math.max(x, 0) * Double.MAX_VALUE);
            z[i] = Math.max(x, leak * x);
            first[i] = leak + (1 - leak) * positive;
        }
    }

    private static void any(Activation activation, int n, double[] z, double[] first) {
        any(activation, n, z, first, Activation::firstDerivative);
        any(activation, n, z, z, Activation::value);
    }

    private static void any(Activation activation, int n, double[] z, double[] target, Function function) {
        for (int i = 0; i < n; i++) {
            target[i] = function.of(activation, z[i]);
        }
    }

    /** φ or one of its derivatives. */
    @FunctionalInterface
    private interface Function {
        double of(Activation activation, double z);
    }
}
