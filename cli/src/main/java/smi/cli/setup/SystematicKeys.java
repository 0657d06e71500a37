package smi.cli.setup;

import java.util.List;
import smi.events.systematics.NormUncertainty;
import smi.events.systematics.PdfUncertainty;
import smi.events.systematics.PdfUncertainty.Members;
import smi.events.systematics.ScaleUncertainty;
import smi.events.systematics.SystematicUncertainty;
import smi.morphing.InvalidInputException;

/**
 * A systematic uncertainty in a setup file.
 *
 * @param type {@code norm}, {@code scale} or {@code pdf}
 * @param variation norm: the factor at ν = +1 (default 1.1)
 * @param scale scale: {@code mu} (default), {@code muf} or {@code mur}
 * @param variations scale: the factors (default 0.5, 1, 2)
 * @param set pdf: name or number of the set in LHAPDF
 * @param members pdf: {@code declared} (default), {@code each}, {@code pairs} or {@code replicas}
 */
public record SystematicKeys(
        String type, Double variation, String scale, List<Double> variations, Object set, String members) {

    static final SystematicKeys DEFAULTS = new SystematicKeys(null, null, null, null, null, null);

    /** The uncertainty of a name. */
    SystematicUncertainty uncertainty(String name) {
        return switch (type == null ? "" : type) {
            case "norm" -> {
                allow(name, "variation", scale, variations, set, members);
                yield new NormUncertainty(name, variation == null ? 1.1 : variation);
            }
            case "scale" -> {
                allow(name, "scale and variations", variation, set, members);
                yield new ScaleUncertainty(
                        name,
                        ScaleUncertainty.Scale.parse(scale == null ? "mu" : scale),
                        variations == null ? List.of(0.5, 1.0, 2.0) : variations);
            }
            case "pdf" -> {
                allow(name, "set and members", variation, scale, variations);
                yield new PdfUncertainty(
                        name,
                        set == null ? "" : set.toString(),
                        members == null ? Members.DECLARED : Members.parse(members));
            }
            default ->
                throw new InvalidInputException("the systematic '%s' needs a type: norm, scale or pdf".formatted(name)
                        + (type == null ? "" : "; it says '" + type + "'"));
        };
    }

    private void allow(String name, String keys, Object... others) {
        for (Object other : others) {
            if (other != null) {
                throw new InvalidInputException(
                        "the systematic '%s' of type %s has the keys %s and no other; it says %s"
                                .formatted(name, type, keys, other));
            }
        }
    }
}
