package smi.networks;

import java.util.List;
import java.util.Locale;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/**
 * How the gradient moves the parameters. What {@link Rule} does with them:
 *
 * @param rule the arithmetic
 * @param beta1 decay of the first moment, or the momentum of {@link Rule#SGD}; in [0, 1)
 * @param beta2 decay of the second moment, in [0, 1)
 * @param epsilon added to the root of the second moment, positive
 * @param weightDecay the part of every weight (not of the biases) that is taken away per step and unit of the learning
 *     rate, outside of the gradient (AdamW: Loshchilov, Hutter, arXiv:1711.05101); 0 for none
 * @param clipNorm a gradient of larger Euclidean norm is scaled down to this one; infinite for none
 */
public record Optimizer(Rule rule, double beta1, double beta2, double epsilon, double weightDecay, double clipNorm) {
    /** AMSGrad with β₁ = 0.9, β₂ = 0.999, ε = 1e-8. */
    public static final Optimizer AMSGRAD = adaptive(Rule.AMSGRAD, 0);

    /** Adam with β₁ = 0.9, β₂ = 0.999, ε = 1e-8. */
    public static final Optimizer ADAM = adaptive(Rule.ADAM, 0);

    private static final double USUAL_MOMENTUM = 0.9;
    private static final double USUAL_DECAY = 0.01;

    /** The arithmetic of a step. */
    public enum Rule {
        /** Adam whose second moment never decreases (Reddi, Kale, Kumar, arXiv:1904.09237). */
        AMSGRAD,
        /** Adam (Kingma, Ba, arXiv:1412.6980, algorithm 1). */
        ADAM,
        /** Gradient descent with Nesterov's momentum, as Deeplearning4j's {@code Nesterovs}; without momentum {@code Sgd}. */
        SGD
    }

    /** Checks the numbers. */
    public Optimizer {
        require(beta1 >= 0 && beta1 < 1, "momentum", beta1, "in [0, 1)");
        require(beta2 >= 0 && beta2 < 1, "second-moment decay", beta2, "in [0, 1)");
        require(epsilon > 0 && epsilon < 1, "epsilon", epsilon, "in (0, 1)");
        require(weightDecay >= 0 && weightDecay < 1e3, "weight decay", weightDecay, "a number >= 0");
        require(clipNorm > 0, "largest gradient norm", clipNorm, "positive");
    }

    private static void require(boolean holds, String what, double value, String rule) {
        if (!holds) {
            throw new InvalidInputException("optimizer: the %s is %s, it must be %s".formatted(what, value, rule));
        }
    }

    private static Optimizer adaptive(Rule rule, double weightDecay) {
        return new Optimizer(rule, 0.9, 0.999, 1e-8, weightDecay, Double.POSITIVE_INFINITY);
    }

    /**
     * {@return Adam with weight decay}
     *
     * @param weightDecay per step and unit of the learning rate, for example 0.01
     */
    public static Optimizer adamW(double weightDecay) {
        return adaptive(Rule.ADAM, weightDecay);
    }

    /**
     * {@return gradient descent}
     *
     * @param momentum for example 0.9; 0 for none
     */
    public static Optimizer sgd(double momentum) {
        return new Optimizer(Rule.SGD, momentum, 0.999, 1e-8, 0, Double.POSITIVE_INFINITY);
    }

    /**
     * {@return this optimiser with gradients clipped}
     *
     * @param norm the largest Euclidean norm of the whole gradient
     */
    public Optimizer withClipNorm(double norm) {
        return new Optimizer(rule, beta1, beta2, epsilon, weightDecay, norm);
    }

    boolean clips() {
        return clipNorm < Double.POSITIVE_INFINITY;
    }

    /** {@return the name used in settings and files, e.g. {@code amsgrad}, {@code adamw:0.01}, {@code sgd:0.9}} */
    public String label() {
        if (rule == Rule.SGD) {
            return "sgd:" + beta1;
        }
        return weightDecay > 0 ? "adamw:" + weightDecay : rule.name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@return the optimiser with this name}
     *
     * @param label {@code amsgrad}, {@code adam}, {@code adamw} or {@code adamw:DECAY}, {@code sgd} or {@code sgd:MOMENTUM}
     * @throws InvalidInputException if there is no optimiser of this name
     */
    public static Optimizer of(String label) {
        String[] parts = label.strip().split(":", 2);
        boolean number = parts.length == 2;
        return switch (parts[0]) {
            case "amsgrad", "adam" -> {
                if (number) {
                    throw new InvalidInputException(
                            "the optimizer '%s' has no number behind the colon; adamw:0.01 has a weight decay"
                                    .formatted(label));
                }
                yield parts[0].equals("adam") ? ADAM : AMSGRAD;
            }
            case "adamw" -> adamW(number ? number(label, parts[1]) : USUAL_DECAY);
            case "sgd" -> sgd(number ? number(label, parts[1]) : USUAL_MOMENTUM);
            default ->
                throw new InvalidInputException("unknown optimizer '%s'; %s"
                        .formatted(label, Suggestion.sentence(parts[0], List.of("amsgrad", "adam", "adamw", "sgd"))));
        };
    }

    private static double number(String label, String text) {
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    "the optimizer '%s' has no number behind the colon; write for example adamw:0.01 or sgd:0.9"
                            .formatted(label),
                    e);
        }
    }

    /** The scalars of step number t, counted from 1. */
    Kernels.StepSize stepSize(double learningRate, long t) {
        return rule == Rule.SGD
                ? new Kernels.StepSize(learningRate, 1)
                : new Kernels.StepSize(learningRate / (1 - Math.pow(beta1, t)), Math.sqrt(1 - Math.pow(beta2, t)));
    }
}
