package smi.networks;

import java.util.Locale;

/**
 * The nonlinearity φ between the layers of a network, with the two derivatives that training needs: φ′ for every
 * gradient, φ″ for losses that contain the gradient of the output with respect to θ.
 *
 * <p>The functions are those of the Deeplearning4j activations of the same name, so that a trained network gives the
 * same numbers there.
 */
public enum Activation {
    /** φ(z) = tanh z. */
    TANH {
        @Override
        public double value(double z) {
            return Math.tanh(z);
        }

        @Override
        public double firstDerivative(double z) {
            double a = Math.tanh(z);
            return 1 - a * a;
        }

        @Override
        public double secondDerivative(double z) {
            double a = Math.tanh(z);
            return -2 * a * (1 - a * a);
        }
    },
    /** φ(z) = max(z, 0). */
    RELU {
        @Override
        public double value(double z) {
            return Math.max(z, 0);
        }

        @Override
        public double firstDerivative(double z) {
            return z > 0 ? 1 : 0;
        }

        @Override
        public double secondDerivative(double z) {
            return 0;
        }
    },
    /** φ(z) = z for positive z, z/100 otherwise. */
    LEAKY_RELU {
        @Override
        public double value(double z) {
            return z > 0 ? z : LEAK * z;
        }

        @Override
        public double firstDerivative(double z) {
            return z > 0 ? 1 : LEAK;
        }

        @Override
        public double secondDerivative(double z) {
            return 0;
        }
    },
    /** φ(z) = z for positive z, exp(z) − 1 otherwise. */
    ELU {
        @Override
        public double value(double z) {
            return z > 0 ? z : Math.exp(z) - 1;
        }

        @Override
        public double firstDerivative(double z) {
            return z > 0 ? 1 : Math.exp(z);
        }

        @Override
        public double secondDerivative(double z) {
            return z > 0 ? 0 : Math.exp(z);
        }
    },
    /** Self-normalising ELU: φ(z) = λ z for positive z, λ α (exp(z) − 1) otherwise (arXiv:1706.02515). */
    SELU {
        @Override
        public double value(double z) {
            return z > 0 ? SELU_SCALE * z : SELU_SCALE * SELU_ALPHA * (Math.exp(z) - 1);
        }

        @Override
        public double firstDerivative(double z) {
            return z > 0 ? SELU_SCALE : SELU_SCALE * SELU_ALPHA * Math.exp(z);
        }

        @Override
        public double secondDerivative(double z) {
            return z > 0 ? 0 : SELU_SCALE * SELU_ALPHA * Math.exp(z);
        }
    },
    /** φ(z) = log(1 + exp z). */
    SOFTPLUS {
        @Override
        public double value(double z) {
            return Math.max(z, 0) + Math.log(1 + Math.exp(-Math.abs(z)));
        }

        @Override
        public double firstDerivative(double z) {
            return logistic(z);
        }

        @Override
        public double secondDerivative(double z) {
            double s = logistic(z);
            return s * (1 - s);
        }
    },
    /** φ(z) = 1/(1 + exp(−z)). */
    SIGMOID {
        @Override
        public double value(double z) {
            return logistic(z);
        }

        @Override
        public double firstDerivative(double z) {
            double s = logistic(z);
            return s * (1 - s);
        }

        @Override
        public double secondDerivative(double z) {
            double s = logistic(z);
            return s * (1 - s) * (1 - 2 * s);
        }
    },
    /** φ(z) = z/(1 + exp(−z)), also called swish. */
    SILU {
        @Override
        public double value(double z) {
            return z * logistic(z);
        }

        @Override
        public double firstDerivative(double z) {
            return gatedFirst(z, 1);
        }

        @Override
        public double secondDerivative(double z) {
            return gatedSecond(z, 1);
        }
    },
    /** φ(z) = z/(1 + exp(−1.702 z)), the sigmoid form of the Gaussian error unit (arXiv:1606.08415). */
    GELU {
        @Override
        public double value(double z) {
            return z * logistic(GELU_GATE * z);
        }

        @Override
        public double firstDerivative(double z) {
            return gatedFirst(z, GELU_GATE);
        }

        @Override
        public double secondDerivative(double z) {
            return gatedSecond(z, GELU_GATE);
        }
    };

    static final double LEAK = 0.01;
    static final double GELU_GATE = 1.702;
    static final double SELU_SCALE = 1.0507009873554804934193349852946;
    static final double SELU_ALPHA = 1.6732632423543772848170429916717;

    /**
     * {@return φ(z), in double precision}
     *
     * @param z the argument
     */
    public abstract double value(double z);

    /**
     * {@return φ′(z); at a kink the left derivative}
     *
     * @param z the argument
     */
    public abstract double firstDerivative(double z);

    /**
     * {@return φ″(z); zero at a kink}
     *
     * @param z the argument
     */
    public abstract double secondDerivative(double z);

    /** {@return the name used in settings and files, e.g. {@code leaky-relu}} */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * {@return the activation with this name}
     *
     * @param label a name such as {@code tanh} or {@code leaky-relu}
     * @throws smi.morphing.InvalidInputException if there is no activation of this name
     */
    public static Activation of(String label) {
        return Labels.find(values(), Activation::label, label, "activation");
    }

    private static double logistic(double z) {
        return LogRatios.logistic(z);
    }

    private static double gatedFirst(double z, double gate) {
        double s = logistic(gate * z);
        return s + gate * z * s * (1 - s);
    }

    private static double gatedSecond(double z, double gate) {
        double s = logistic(gate * z);
        return gate * s * (1 - s) * (2 + gate * z * (1 - 2 * s));
    }
}
