package smi.networks;

import java.util.Locale;

/** How the gradient moves the parameters. Both use β₁ = 0.9, β₂ = 0.999, ε = 1e-8. */
public enum Optimizer {
    /** Adam whose second moment never decreases (Reddi, Kale, Kumar, arXiv:1904.09237). */
    AMSGRAD,
    /** Adam (Kingma, Ba, arXiv:1412.6980). */
    ADAM;

    static final double BETA1 = 0.9;
    static final double BETA2 = 0.999;
    static final double EPSILON = 1e-8;

    /** {@return the name used in settings and files} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@return the optimiser with this name}
     *
     * @param label {@code amsgrad} or {@code adam}
     * @throws smi.morphing.InvalidInputException if there is no optimiser of this name
     */
    public static Optimizer of(String label) {
        return Labels.find(values(), Optimizer::label, label, "optimizer");
    }

    /** The scalars of step number t, counted from 1. */
    static Kernels.StepSize stepSize(double learningRate, long t) {
        return new Kernels.StepSize(learningRate / (1 - Math.pow(BETA1, t)), Math.sqrt(1 - Math.pow(BETA2, t)));
    }
}
