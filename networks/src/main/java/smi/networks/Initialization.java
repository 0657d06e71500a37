package smi.networks;

import java.util.Locale;
import java.util.SplittableRandom;

/**
 * How the parameters are drawn before a training, by the names of Deeplearning4j's {@code WeightInit}. With n the inputs
 * of a layer and m its outputs:
 */
public enum Initialization {
    /** Weights, and biases too (as PyTorch's linear layers), uniform in ±1/√n. */
    UNIFORM,
    /** Weights from N(0, 2/(n + m)), biases 0 (Glorot, Bengio 2010). */
    XAVIER,
    /** Weights uniform in ±√(6/(n + m)), biases 0. */
    XAVIER_UNIFORM,
    /** Weights from N(0, 2/n), biases 0 (He, Zhang, Ren, Sun, arXiv:1502.01852). */
    RELU,
    /** Weights uniform in ±√(6/n), biases 0. */
    RELU_UNIFORM,
    /** Weights from N(0, 1/n), biases 0: for selu (arXiv:1706.02515). */
    LECUN_NORMAL;

    /** {@return the name used in settings and files, e.g. {@code xavier}} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@return the initialisation with this name}
     *
     * @param label a name such as {@code xavier}
     * @throws smi.morphing.InvalidInputException if there is none of this name
     */
    public static Initialization of(String label) {
        return Labels.find(values(), Initialization::label, label.toLowerCase(Locale.ROOT), "initialization");
    }

    /** The parameters of a network, in the order of {@link NetworkSpec#weightOffset}. */
    double[] draw(NetworkSpec spec, long seed) {
        var random = new SplittableRandom(seed);
        double[] parameters = new double[spec.parameterCount()];
        for (int l = 0; l < spec.layers(); l++) {
            int end = this == UNIFORM ? spec.weightOffset(l + 1) : spec.biasOffset(l);
            for (int i = spec.weightOffset(l); i < end; i++) {
                parameters[i] = weight(spec.fanIn(l), spec.fanOut(l), random);
            }
        }
        return parameters;
    }

    private double weight(double n, double m, SplittableRandom random) {
        return switch (this) {
            case UNIFORM -> uniform(1 / Math.sqrt(n), random);
            case XAVIER -> Math.sqrt(2 / (n + m)) * random.nextGaussian();
            case XAVIER_UNIFORM -> uniform(Math.sqrt(6 / (n + m)), random);
            case RELU -> Math.sqrt(2 / n) * random.nextGaussian();
            case RELU_UNIFORM -> uniform(Math.sqrt(6 / n), random);
            case LECUN_NORMAL -> Math.sqrt(1 / n) * random.nextGaussian();
        };
    }

    private static double uniform(double bound, SplittableRandom random) {
        return random.nextDouble(-bound, bound);
    }
}
