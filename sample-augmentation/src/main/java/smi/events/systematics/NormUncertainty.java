package smi.events.systematics;

import java.util.Locale;
import smi.events.Systematic;
import smi.morphing.InvalidInputException;

/**
 * An uncertainty on the normalisation: one nuisance parameter, which multiplies all weights by the factor at ν = +1.
 *
 * @param name its name
 * @param factor the factor, for example 1.1 for 10 %; positive and other than 1
 */
public record NormUncertainty(String name, double factor) implements SystematicUncertainty {

    public NormUncertainty {
        SystematicName.check(name);
        if (!(factor > 0) || factor == 1 || Double.isInfinite(factor)) {
            throw new InvalidInputException(
                    "the systematic '%s' varies the normalisation by a factor of %s; give a positive number other than 1, for example 1.1 for 10 %%"
                            .formatted(name, factor));
        }
    }

    static NormUncertainty of(Systematic text) {
        try {
            return new NormUncertainty(text.name(), Double.parseDouble(text.value()));
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    "the systematic '%s' varies the normalisation by '%s'; give a number"
                            .formatted(text.name(), text.value()),
                    e);
        }
    }

    @Override
    public Systematic description() {
        return new Systematic(name, "norm", String.format(Locale.ROOT, "%s", factor), "None");
    }
}
