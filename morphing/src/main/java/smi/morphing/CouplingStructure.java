package smi.morphing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where the couplings of a resonance sit: in its production vertex, in its decay vertex, or in both. The amplitude is
 * a product of two sums, \( |M|^2 \propto (\sum g_p + \sum g_s)^2 (\sum g_d + \sum g_s)^2 \) (p production, d decay,
 * s both; ATL-PHYS-PUB-2015-047), and the morphing components are the monomials of that product. A vertex without
 * couplings counts as a fixed factor.
 *
 * @param production names of the parameters in the production vertex only, the Standard Model coupling first
 * @param decay names of the parameters in the decay vertex only, the Standard Model coupling first
 * @param both names of the parameters in both vertices, the Standard Model coupling first
 * @param bsmMaxPower the highest power of every parameter that is not the first of its list; 4 excludes nothing
 */
public record CouplingStructure(List<String> production, List<String> decay, List<String> both, int bsmMaxPower) {
    /** The highest power that a coupling can have: one in both vertices, squared. */
    public static final int HIGHEST_POWER = 4;

    /**
     * Checks the names.
     *
     * @throws InvalidInputException if no coupling is named, one is named twice, or the power is negative
     */
    public CouplingStructure {
        production = List.copyOf(production);
        decay = List.copyOf(decay);
        both = List.copyOf(both);
        if (bsmMaxPower < 0) {
            throw new InvalidInputException(
                    "coupling mode has the maximal power %d beyond the Standard Model; it must be 0 or more"
                            .formatted(bsmMaxPower));
        }
        Set<String> seen = new HashSet<>();
        Stream.of(production, decay, both).flatMap(List::stream).forEach(name -> {
            if (!seen.add(name)) {
                throw new InvalidInputException(
                        "coupling '%s' is named twice; a coupling is in production, in decay, or in both"
                                .formatted(name));
            }
        });
        if (seen.isEmpty()) {
            throw new InvalidInputException("coupling mode needs at least one coupling in production, decay or both");
        }
    }

    /**
     * A structure in which every power that the product contains is kept.
     *
     * @param production parameters in the production vertex
     * @param decay parameters in the decay vertex
     * @param both parameters in both
     * @return the structure
     */
    public static CouplingStructure of(List<String> production, List<String> decay, List<String> both) {
        return new CouplingStructure(production, decay, both, HIGHEST_POWER);
    }

    /**
     * The monomials of the product of the two squared sums, in descending lexicographic order of the powers of (decay,
     * production, both). The maximal powers of the parameters themselves play no role here.
     *
     * @param space the parameters; each must be named in one of the lists
     * @return the components; their powers are in the order of {@code space}
     * @throws InvalidInputException if a name is no parameter or a parameter is not named
     */
    public MorphingComponents components(ParameterSpace space) {
        List<String> order =
                Stream.of(decay, production, both).flatMap(List::stream).toList();
        int[] column = order.stream().mapToInt(space::indexOf).toArray();
        checkEveryParameterIsNamed(space, order);
        List<int[]> found = new ArrayList<>();
        for (int[] powers : monomials()) {
            int[] row = new int[column.length];
            for (int k = 0; k < column.length; k++) {
                row[column[k]] = powers[k];
            }
            found.add(row);
        }
        return MorphingComponents.of(found.toArray(int[][]::new));
    }

    private static void checkEveryParameterIsNamed(ParameterSpace space, List<String> order) {
        for (String name : space.names()) {
            if (!order.contains(name)) {
                throw new InvalidInputException(
                        "parameter '%s' is in neither production, decay nor both; coupling mode needs the place of"
                                        .formatted(name)
                                + " every parameter");
            }
        }
    }

    /** No term of the product is negative, so no monomial cancels: the powers are the sums of one from each factor. */
    private List<int[]> monomials() {
        int shared = decay.size() + production.size();
        int n = shared + both.size();
        int[] inDecay = IntStream.range(0, n)
                .filter(k -> k < decay.size() || k >= shared)
                .toArray();
        int[] inProduction = IntStream.range(decay.size(), n).toArray();
        Collection<int[]> terms = List.of(new int[n]);
        for (int[] vertex : List.of(inDecay, inDecay, inProduction, inProduction)) {
            terms = vertex.length == 0 ? terms : timesSum(terms, vertex);
        }
        return terms.stream().filter(this::withinBsmMaxPower).toList();
    }

    private static Collection<int[]> timesSum(Collection<int[]> terms, int[] couplings) {
        Set<int[]> product = new TreeSet<>((a, b) -> Arrays.compare(b, a));
        for (int[] term : terms) {
            for (int coupling : couplings) {
                int[] powers = term.clone();
                powers[coupling]++;
                product.add(powers);
            }
        }
        return product;
    }

    private boolean withinBsmMaxPower(int[] powers) {
        int firstBoth = decay.size() + production.size();
        return IntStream.range(0, powers.length)
                .filter(k -> k != 0 && k != decay.size() && k != firstBoth)
                .allMatch(k -> powers[k] <= bsmMaxPower);
    }
}
