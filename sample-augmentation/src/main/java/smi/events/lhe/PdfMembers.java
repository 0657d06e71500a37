package smi.events.lhe;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import smi.events.systematics.KnownPdfSet;
import smi.events.systematics.PdfUncertainty.Members;

/**
 * The members of a set of parton densities, without the central one.
 *
 * @param central LHAPDF number of the central member
 * @param weights LHAPDF number → weight; not empty
 */
record PdfMembers(int central, SortedMap<Integer, DeclaredWeight> weights) {

    /** {@return the numbers of the members within the set, from 1 on} */
    List<Integer> numbers() {
        return weights.keySet().stream().map(id -> id - central).toList();
    }

    DeclaredWeight member(int number) {
        return weights.get(central + number);
    }

    boolean has(int number) {
        return weights.containsKey(central + number);
    }

    List<String> ids() {
        return weights.values().stream().map(DeclaredWeight::id).toList();
    }

    /**
     * How the members make an uncertainty, by what their group declares and what LHAPDF's index knows. A Hessian set of
     * pairs counts as one only where it is complete.
     */
    Optional<Members> combination() {
        String combine = weights.get(weights.firstKey()).weight().combine().toLowerCase(Locale.ROOT);
        Optional<Members> known = KnownPdfSet.numbered(central)
                .filter(set -> set.members() != Members.PAIRS || set.size() == weights.size())
                .map(KnownPdfSet::members);
        if (combine.contains("replica") || combine.contains("gaussian")) {
            return Optional.of(Members.REPLICAS);
        }
        if (combine.contains("hessian")) {
            return combine.contains("symm") ? Optional.of(Members.EACH) : known.or(() -> Optional.of(Members.EACH));
        }
        return known;
    }
}
