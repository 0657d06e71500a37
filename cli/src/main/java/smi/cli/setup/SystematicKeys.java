package smi.cli.setup;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import smi.events.systematics.NormUncertainty;
import smi.events.systematics.PdfUncertainty;
import smi.events.systematics.PdfUncertainty.Members;
import smi.events.systematics.ScaleUncertainty;
import smi.events.systematics.ScaleUncertainty.Scale;
import smi.events.systematics.SystematicUncertainty;
import smi.morphing.InvalidInputException;

/**
 * A systematic uncertainty: one of three kinds.
 *
 * @param norm a factor on all weights, for example 1.1 for ten per cent
 * @param scale {@code mu}, {@code muf} or {@code mur}: the scales that are varied
 * @param variations the factors on these scales (default 0.5, 1, 2)
 * @param pdf the set of parton densities whose members are the variations, for example {@code CT10}
 * @param members how they make an uncertainty: {@code declared} (default), {@code each}, {@code pairs} or
 *     {@code replicas}
 */
public record SystematicKeys(Double norm, String scale, List<Double> variations, String pdf, String members) {
    static final SystematicKeys DEFAULTS = new SystematicKeys(null, null, null, null, null);
    private static final List<Double> USUAL = List.of(0.5, 1.0, 2.0);

    SystematicUncertainty uncertainty(String name) {
        if (Stream.of(norm, scale, pdf).filter(Objects::nonNull).count() != 1) {
            throw new InvalidInputException("the systematic '%s' needs one of norm, scale and pdf".formatted(name));
        }
        if (scale == null && variations != null) {
            throw new InvalidInputException("only a scale has variations; '%s' has none".formatted(name));
        }
        if (pdf == null && members != null) {
            throw new InvalidInputException("only a pdf has members; '%s' has none".formatted(name));
        }
        if (norm != null) {
            return new NormUncertainty(name, norm);
        }
        if (pdf != null) {
            return new PdfUncertainty(name, pdf, members == null ? Members.DECLARED : Members.parse(members));
        }
        if (variations != null && variations.stream().anyMatch(Objects::isNull)) {
            throw new InvalidInputException("a variation of '%s' is empty; give numbers".formatted(name));
        }
        return new ScaleUncertainty(name, Scale.parse(scale), variations == null ? USUAL : variations);
    }
}
