package smi.events.systematics;

import java.util.List;
import java.util.Optional;
import smi.events.systematics.PdfUncertainty.Members;

/**
 * A set of parton densities in the index of LHAPDF (lhapdf.hepforge.org/pdfsets). The list holds the sets that event
 * files of the LHC usually carry; others are named by their number, or by the name that the file itself gives them.
 *
 * @param name its name
 * @param number the number of its central member; member m has the number {@code number + m}
 * @param size its members, without the central one
 * @param members how they make an uncertainty
 */
public record KnownPdfSet(String name, int number, int size, Members members) {
    private static final List<KnownPdfSet> ALL = List.of(
            new KnownPdfSet("CT10", 10800, 52, Members.PAIRS),
            new KnownPdfSet("CT10nlo", 11000, 52, Members.PAIRS),
            new KnownPdfSet("CT10nnlo", 11200, 50, Members.PAIRS),
            new KnownPdfSet("CT14nnlo", 13000, 56, Members.PAIRS),
            new KnownPdfSet("CT14nlo", 13100, 56, Members.PAIRS),
            new KnownPdfSet("CT18NNLO", 14000, 58, Members.PAIRS),
            new KnownPdfSet("CT18NLO", 14400, 58, Members.PAIRS),
            new KnownPdfSet("MSTW2008lo68cl", 21000, 40, Members.PAIRS),
            new KnownPdfSet("MSTW2008nlo68cl", 21100, 40, Members.PAIRS),
            new KnownPdfSet("MSTW2008nnlo68cl", 21200, 40, Members.PAIRS),
            new KnownPdfSet("MMHT2014lo68cl", 25000, 50, Members.PAIRS),
            new KnownPdfSet("MMHT2014nlo68cl", 25100, 50, Members.PAIRS),
            new KnownPdfSet("MMHT2014nnlo68cl", 25300, 50, Members.PAIRS),
            new KnownPdfSet("NNPDF23_nlo_as_0118", 229800, 100, Members.REPLICAS),
            new KnownPdfSet("NNPDF23_nlo_as_0119", 230000, 100, Members.REPLICAS),
            new KnownPdfSet("NNPDF23_nnlo_as_0118", 232000, 100, Members.REPLICAS),
            new KnownPdfSet("NNPDF23_lo_as_0119_qed", 246800, 100, Members.REPLICAS),
            new KnownPdfSet("NNPDF23_lo_as_0130_qed", 247000, 100, Members.REPLICAS),
            new KnownPdfSet("NNPDF30_nlo_as_0118", 260000, 100, Members.REPLICAS),
            new KnownPdfSet("NNPDF30_nnlo_as_0118", 261000, 100, Members.REPLICAS),
            new KnownPdfSet("NNPDF30_lo_as_0118", 262000, 100, Members.REPLICAS),
            new KnownPdfSet("NNPDF30_lo_as_0130", 263000, 100, Members.REPLICAS),
            new KnownPdfSet("NNPDF31_nlo_as_0118", 303400, 100, Members.REPLICAS),
            new KnownPdfSet("NNPDF31_nnlo_as_0118", 303600, 100, Members.REPLICAS),
            new KnownPdfSet("NNPDF31_nnlo_as_0118_hessian", 304400, 100, Members.EACH),
            new KnownPdfSet("NNPDF31_lo_as_0118", 315000, 100, Members.REPLICAS),
            new KnownPdfSet("NNPDF31_lo_as_0130", 315200, 100, Members.REPLICAS));

    /**
     * A set by its name.
     *
     * @param name its name, in any case
     * @return the set, if it is in the list
     */
    public static Optional<KnownPdfSet> named(String name) {
        return ALL.stream().filter(set -> set.name.equalsIgnoreCase(name)).findFirst();
    }

    /**
     * A set by its number.
     *
     * @param number the number of its central member
     * @return the set, if it is in the list
     */
    public static Optional<KnownPdfSet> numbered(int number) {
        return ALL.stream().filter(set -> set.number == number).findFirst();
    }

    /**
     * The set of a member.
     *
     * @param number the number of the member
     * @return the set, if it is in the list
     */
    public static Optional<KnownPdfSet> ofMember(int number) {
        return ALL.stream()
                .filter(set -> number >= set.number && number <= set.number + set.size)
                .findFirst();
    }
}
