package smi.events.lhe;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the weights of a file are, by what its header declares: scales and LHAPDF numbers in attributes or text, and the
 * groups that weights stand in. Names are not interpreted.
 */
public final class WeightCatalogue {
    /** Factors are printed with a few digits. */
    private static final double SAME = 1e-6;

    private final List<DeclaredWeight> weights;
    private final OptionalInt nominalPdf;

    private WeightCatalogue(List<DeclaredWeight> weights, OptionalInt nominalPdf) {
        this.weights = List.copyOf(weights);
        this.nominalPdf = nominalPdf;
    }

    /**
     * Classifies the weights of a file.
     *
     * @param header its header
     * @return the catalogue, in the order of the header
     */
    public static WeightCatalogue of(LheHeader header) {
        List<DeclaredWeight> read = new ArrayList<>();
        Map<String, Set<Integer>> pdfs = new HashMap<>();
        for (LheWeight weight : header.weights()) {
            DeclaredWeight declared = read(weight);
            read.add(declared);
            Set<Integer> ofGroup = pdfs.computeIfAbsent(weight.group(), group -> new HashSet<>());
            declared.pdf().ifPresent(ofGroup::add);
        }
        OptionalInt nominal = header.nominalPdf().isPresent() ? header.nominalPdf() : sharedByScales(read);
        List<DeclaredWeight> classified = new ArrayList<>();
        for (DeclaredWeight weight : read) {
            int sets = pdfs.get(weight.weight().group()).size();
            classified.add(weight.as(kind(weight, sets, nominal)));
        }
        return new WeightCatalogue(classified, nominal);
    }

    private static DeclaredWeight read(LheWeight weight) {
        var text = new WeightText(weight);
        boolean stated = text.muR().isPresent()
                || text.muF().isPresent()
                || text.pdf().isPresent()
                || text.dynamicalScale().isPresent();
        WeightKind kind = text.isPointInParameterSpace() ? WeightKind.REWEIGHTING : WeightKind.OTHER;
        return new DeclaredWeight(
                weight,
                stated && kind == WeightKind.OTHER ? WeightKind.SCALE : kind,
                text.muR().orElse(1),
                text.muF().orElse(1),
                text.pdf(),
                text.dynamicalScale());
    }

    /** The parton densities of the weights with other scales, if they agree. */
    private static OptionalInt sharedByScales(List<DeclaredWeight> weights) {
        int[] pdfs = weights.stream()
                .filter(weight -> weight.kind() == WeightKind.SCALE && !weight.hasNominalScales())
                .flatMapToInt(weight -> weight.pdf().stream())
                .distinct()
                .toArray();
        return pdfs.length == 1 ? OptionalInt.of(pdfs[0]) : OptionalInt.empty();
    }

    /** A group with several parton densities is a set of them; elsewhere they must differ from the nominal ones. */
    private static WeightKind kind(DeclaredWeight weight, int pdfsOfGroup, OptionalInt nominal) {
        boolean isMember = weight.kind() == WeightKind.SCALE
                && weight.pdf().isPresent()
                && weight.hasNominalScales()
                && (pdfsOfGroup > 1 || nominal.isPresent() && !nominal.equals(weight.pdf()));
        return isMember ? WeightKind.PDF : weight.kind();
    }

    /** {@return all declared weights, in the order of the header} */
    public List<DeclaredWeight> weights() {
        return weights;
    }

    /** {@return the weights of a kind, in the order of the header} */
    List<DeclaredWeight> weights(WeightKind kind) {
        return weights.stream().filter(weight -> weight.kind() == kind).toList();
    }

    /** The weight with given scales, the nominal parton densities and the nominal choice of scale. */
    Optional<DeclaredWeight> scale(double muR, double muF) {
        return weights(WeightKind.SCALE).stream()
                .filter(weight -> same(weight.muR(), muR) && same(weight.muF(), muF))
                .filter(weight -> weight.dynamicalScale().isEmpty())
                .filter(weight -> weight.pdf().isEmpty()
                        || nominalPdf.isEmpty()
                        || weight.pdf().equals(nominalPdf))
                .filter(weight -> !weight.id().isEmpty())
                .findFirst();
    }

    private static boolean same(double a, double b) {
        return Math.abs(a - b) <= SAME * b;
    }

    /** {@return the sets of parton densities that the file declares, one per group} */
    List<DeclaredPdfSet> pdfSets() {
        Map<String, TreeMap<Integer, DeclaredWeight>> groups = new LinkedHashMap<>();
        for (DeclaredWeight weight : weights(WeightKind.PDF)) {
            groups.computeIfAbsent(weight.weight().group(), name -> new TreeMap<>())
                    .putIfAbsent(weight.pdf().orElseThrow(), weight);
        }
        return groups.entrySet().stream()
                .map(group -> new DeclaredPdfSet(group.getKey(), group.getValue()))
                .toList();
    }
}
