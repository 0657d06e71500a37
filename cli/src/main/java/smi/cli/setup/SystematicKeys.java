package smi.cli.setup;

import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import smi.events.Systematic;
import smi.morphing.InvalidInputException;

/**
 * A systematic uncertainty: one of three kinds.
 *
 * @param norm a factor on all weights, for example 1.1 for ten per cent
 * @param scale {@code mu}, {@code muf} or {@code mur}: the scales that are varied
 * @param variations the factors on these scales (default 0.5, 1, 2)
 * @param pdf the set of parton densities whose members are the variations, for example {@code CT10}
 */
public record SystematicKeys(Double norm, String scale, List<Double> variations, String pdf) {
    private static final List<String> SCALES = List.of("mu", "muf", "mur");
    private static final List<Double> USUAL = List.of(0.5, 1.0, 2.0);

    Systematic systematic(String name) {
        if (Stream.of(norm, scale, pdf).filter(Objects::nonNull).count() != 1) {
            throw new InvalidInputException(
                    "the systematic uncertainty '%s' needs one of norm, scale and pdf".formatted(name));
        }
        if (scale == null && variations != null) {
            throw new InvalidInputException("only a scale has variations; '%s' has none".formatted(name));
        }
        if (norm != null) {
            return norm(name);
        }
        return scale != null ? scale(name) : pdf(name);
    }

    private Systematic norm(String name) {
        if (!(norm > 0) || norm.isInfinite()) {
            throw new InvalidInputException(
                    "the norm of '%s' is %s; give a positive factor such as 1.1".formatted(name, norm));
        }
        return new Systematic(name, "norm", norm.toString(), "None");
    }

    private Systematic scale(String name) {
        if (!SCALES.contains(scale)) {
            throw new InvalidInputException(
                    "the scale of '%s' is '%s'; give mu (both together), muf or mur".formatted(name, scale));
        }
        List<Double> factors = variations == null ? USUAL : variations;
        if (factors.isEmpty() || !factors.stream().allMatch(f -> f != null && f > 0 && !f.isInfinite())) {
            throw new InvalidInputException("the variations of '%s' are %s; give positive factors such as [0.5, 1, 2]"
                    .formatted(name, factors));
        }
        String text = factors.stream().map(String::valueOf).collect(Collectors.joining(","));
        return new Systematic(name, "scale", text, scale);
    }

    private Systematic pdf(String name) {
        if (!pdf.matches("[A-Za-z0-9_.+@-]+")) {
            throw new InvalidInputException(
                    "the pdf of '%s' is '%s'; give the name of a set, such as CT10, or its LHAPDF number"
                            .formatted(name, pdf));
        }
        return new Systematic(name, "pdf", pdf, "None");
    }
}
