package smi.events.systematics;

import java.util.Arrays;
import java.util.Locale;
import smi.events.Systematic;
import smi.morphing.InvalidInputException;

/**
 * An uncertainty on the parton densities, given by the members of a set. With w the weight of an event, w_m its weight
 * with member m:
 *
 * <ul>
 *   <li>{@link Members#EACH}: one nuisance parameter per member, w_m at ν = +1 (symmetric Hessian sets; what MadMiner
 *       does with every set);
 *   <li>{@link Members#PAIRS}: one per pair of members, w_{2k−1} at ν = +1 and w_{2k} at ν = −1 (Hessian sets);
 *   <li>{@link Members#REPLICAS}: one per replica, w + (w_m − mean of all w_m)/√(N−1) at ν = +1, so that independent
 *       standard normal ν give the covariance of the N replicas (arXiv:1510.03865).
 * </ul>
 *
 * @param name its name
 * @param set name or number of the set in LHAPDF, for example {@code CT10} or {@code 10800}
 * @param members how its members make an uncertainty
 */
public record PdfUncertainty(String name, String set, Members members) implements SystematicUncertainty {

    /** How the members of a set make an uncertainty. */
    public enum Members {
        /** As the file declares. */
        DECLARED,
        /** Each member is one standard deviation of a parameter of its own. */
        EACH,
        /** Members come in pairs, up and down. */
        PAIRS,
        /** Members are a Monte Carlo sample. */
        REPLICAS;

        /**
         * Reads the name.
         *
         * @param text {@code declared}, {@code each}, {@code pairs} or {@code replicas}
         * @return the kind
         * @throws InvalidInputException if it is another one
         */
        public static Members parse(String text) {
            return Arrays.stream(values())
                    .filter(kind -> kind.label().equals(text.strip().toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new InvalidInputException(
                            "unknown kind of members '%s'; known: declared, each, pairs, replicas".formatted(text)));
        }

        /** {@return the name, as files have it} */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public PdfUncertainty {
        SystematicName.check(name);
        if (set == null || set.isBlank()) {
            throw new InvalidInputException(
                    "the systematic '%s' names no set of parton densities; give its name or number in LHAPDF, for example 10800"
                            .formatted(name));
        }
        set = set.strip();
    }

    @Override
    public Systematic description() {
        return new Systematic(name, "pdf", set, "None");
    }
}
