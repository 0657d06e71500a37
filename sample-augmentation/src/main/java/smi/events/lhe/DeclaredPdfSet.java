package smi.events.lhe;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import smi.events.systematics.KnownPdfSet;

/**
 * The weights with other parton densities of one group.
 *
 * @param group the name of the group
 * @param weights LHAPDF number → weight; not empty
 */
record DeclaredPdfSet(String group, SortedMap<Integer, DeclaredWeight> weights) {

    DeclaredPdfSet {
        weights = Collections.unmodifiableSortedMap(new TreeMap<>(weights));
    }

    /** The members of a set that somebody asks for, by number or name; empty if this group has none of them. */
    Optional<PdfMembers> matching(String asked) {
        if (asked.matches("[0-9]{1,9}")) {
            return members(Integer.parseInt(asked));
        }
        Optional<KnownPdfSet> known = KnownPdfSet.named(asked);
        if (known.isPresent()) {
            return members(known.get().number());
        }
        return group.equalsIgnoreCase(asked) ? members(central()) : Optional.empty();
    }

    private Optional<PdfMembers> members(int central) {
        Optional<KnownPdfSet> known = KnownPdfSet.numbered(central);
        SortedMap<Integer, DeclaredWeight> members = new TreeMap<>();
        for (int id : weights.tailMap(central + 1).keySet()) {
            // without an entry in the index, a gap in the numbers ends the set
            boolean belongs = known.isPresent()
                    ? id - central <= known.get().size()
                    : id == central + 1 || members.containsKey(id - 1);
            if (!belongs) {
                break;
            }
            members.put(id, weights.get(id));
        }
        return members.isEmpty() ? Optional.empty() : Optional.of(new PdfMembers(central, members));
    }

    /** The number of the central member: as the index of LHAPDF has it, else the first one. */
    int central() {
        int first = weights.firstKey();
        return KnownPdfSet.ofMember(first).map(KnownPdfSet::number).orElse(first);
    }

    /** {@return the set in words, for messages} */
    String describe() {
        return "%s (%d to %d)"
                .formatted(group.isEmpty() ? "without a name" : group, weights.firstKey(), weights.lastKey());
    }
}
