package smi.events.systematics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import smi.events.Systematic;
import smi.morphing.InvalidInputException;

/**
 * An uncertainty on the scales: one nuisance parameter. The last factor other than 1 is ν = +1, the first one, if there
 * are two, ν = −1.
 *
 * @param name its name
 * @param scale which scales vary
 * @param variations the factors, for example 0.5, 1, 2; one or two of them other than 1
 */
public record ScaleUncertainty(String name, Scale scale, List<Double> variations) implements SystematicUncertainty {

    /** Which scales vary. */
    public enum Scale {
        /** Both together. */
        MU,
        /** The factorisation scale. */
        MUF,
        /** The renormalisation scale. */
        MUR;

        /**
         * Reads the name.
         *
         * @param text {@code mu}, {@code muf} or {@code mur}
         * @return the scale
         * @throws InvalidInputException if it is another one
         */
        public static Scale parse(String text) {
            return switch (text.strip().toLowerCase(Locale.ROOT)) {
                case "mu" -> MU;
                case "muf" -> MUF;
                case "mur" -> MUR;
                default -> throw new InvalidInputException("unknown scale '%s'; known: mu, muf, mur".formatted(text));
            };
        }

        /** {@return the name, as files have it} */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }

        /**
         * The renormalisation scale of a variation.
         *
         * @param factor the factor
         * @return the factor on μR
         */
        public double muR(double factor) {
            return this == MUF ? 1 : factor;
        }

        /**
         * The factorisation scale of a variation.
         *
         * @param factor the factor
         * @return the factor on μF
         */
        public double muF(double factor) {
            return this == MUR ? 1 : factor;
        }
    }

    public ScaleUncertainty {
        SystematicName.check(name);
        variations = List.copyOf(variations);
        long varied = variations.stream().filter(f -> f != 1).distinct().count();
        boolean positive = variations.stream().allMatch(f -> f > 0 && Double.isFinite(f));
        if (!positive
                || varied < 1
                || varied > 2
                || variations.stream().distinct().count() != variations.size()) {
            throw new InvalidInputException(
                    "the systematic '%s' varies scales by %s; give one or two positive factors other than 1, for example [0.5, 1, 2]"
                            .formatted(name, variations));
        }
    }

    static ScaleUncertainty of(Systematic text) {
        try {
            List<Double> variations = Arrays.stream(text.value().split(","))
                    .map(String::strip)
                    .map(Double::valueOf)
                    .toList();
            return new ScaleUncertainty(text.name(), Scale.parse(text.scale()), variations);
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    "the systematic '%s' varies scales by '%s'; give numbers, for example 0.5,1.0,2.0"
                            .formatted(text.name(), text.value()),
                    e);
        }
    }

    /** {@return the factors that are not 1: that of ν = +1 first, then that of ν = −1, if there is one} */
    public List<Double> varied() {
        List<Double> varied = variations.stream().filter(f -> f != 1).toList();
        return varied.size() == 1 ? varied : List.of(varied.get(1), varied.get(0));
    }

    @Override
    public Systematic description() {
        String values = variations.stream()
                .map(f -> String.format(Locale.ROOT, "%s", f))
                .collect(Collectors.joining(","));
        return new Systematic(name, "scale", values, scale.label());
    }
}
