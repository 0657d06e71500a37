package smi.ratio;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smi.networks.Model;

/** How log r̂ depends on the hypotheses. */
public enum RatioForm {
    /** A network f(θ0, x) for one denominator. */
    SINGLE(""),
    /** f(x, θ0, θ1) − f(x, θ1, θ0) with a network f: both hypotheses are arguments. */
    ANTISYMMETRIC("2"),
    /** A positive polynomial in θ0 whose coefficients are a network of x. */
    MORPHING_AWARE("-morphing-aware");

    private final String suffix;

    RatioForm(String suffix) {
        this.suffix = suffix;
    }

    /**
     * {@return the kind of a model of this form, e.g. {@code alices}, {@code alices2}, {@code alices-morphing-aware}}
     *
     * @param method the loss it was trained with
     */
    public String kind(RatioMethod method) {
        return method.label() + suffix;
    }

    /** {@return the kinds of all models of this form} */
    public List<String> kinds() {
        return Arrays.stream(RatioMethod.values()).map(this::kind).toList();
    }

    /** {@return the kinds of models of any form} */
    public static List<String> allKinds() {
        List<String> kinds = new ArrayList<>();
        for (RatioForm form : values()) {
            kinds.addAll(form.kinds());
        }
        return List.copyOf(kinds);
    }

    /**
     * {@return the estimator in a model, with its correction if it has one}
     *
     * @param model a model of any form
     * @throws smi.morphing.InvalidInputException if it is no model of a likelihood ratio
     */
    public static ModelRatio estimator(Model model) {
        model.require(allKinds());
        if (model.calibration().isPresent()) {
            return CalibratedRatio.of(model);
        }
        if (ANTISYMMETRIC.kinds().contains(model.kind())) {
            return AntisymmetricRatio.of(model);
        }
        return MORPHING_AWARE.kinds().contains(model.kind()) ? PolynomialRatio.of(model) : LearnedRatio.of(model);
    }
}
