package smi.events.systematics;

import java.util.Locale;
import smi.events.Systematic;
import smi.morphing.InvalidInputException;

/** A systematic uncertainty of a simulation. */
public sealed interface SystematicUncertainty permits NormUncertainty, ScaleUncertainty, PdfUncertainty {

    /** {@return its name, with which the names of its nuisance parameters begin} */
    String name();

    /** {@return the uncertainty as event files keep it} */
    Systematic description();

    /**
     * The name of one of its nuisance parameters.
     *
     * @param index its number within the uncertainty
     * @return the name, as MadMiner gives it
     */
    default String nuisanceParameter(int index) {
        return "%s_nuisance_param_%d".formatted(name(), index);
    }

    /**
     * Reads what an event file keeps.
     *
     * @param text name, type, value and scale
     * @return the uncertainty
     * @throws InvalidInputException if type or value cannot be understood
     */
    static SystematicUncertainty of(Systematic text) {
        return switch (text.type().toLowerCase(Locale.ROOT)) {
            case "norm" -> NormUncertainty.of(text);
            case "scale" -> ScaleUncertainty.of(text);
            case "pdf" -> new PdfUncertainty(text.name(), text.value(), PdfUncertainty.Members.DECLARED);
            default ->
                throw new InvalidInputException("the systematic '%s' is of the type '%s'; known: norm, scale, pdf"
                        .formatted(text.name(), text.type()));
        };
    }
}
