package smi.events.lhe;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import smi.events.systematics.NormUncertainty;
import smi.events.systematics.PdfUncertainty;
import smi.events.systematics.PdfUncertainty.Members;
import smi.events.systematics.ScaleUncertainty;
import smi.events.systematics.SystematicUncertainty;
import smi.morphing.InvalidInputException;
import smi.morphing.NuisanceParameter;

/** Finds the weights of one file that a systematic uncertainty asks for. */
final class VariationFinder {
    private final Path file;
    private final WeightCatalogue catalogue;

    VariationFinder(Path file, LheHeader header) {
        this.file = file;
        this.catalogue = WeightCatalogue.of(header);
    }

    List<FoundVariation> find(SystematicUncertainty asked) {
        if (asked instanceof NormUncertainty norm) {
            String what = String.format(Locale.ROOT, "factor %s", norm.factor());
            return List.of(variation(norm, 0, what, List.of(), NuisanceWeight.scaled(norm.factor()), Optional.empty()));
        }
        return asked instanceof ScaleUncertainty scale ? scales(scale) : pdfs((PdfUncertainty) asked);
    }

    private List<FoundVariation> scales(ScaleUncertainty asked) {
        List<DeclaredWeight> found = new ArrayList<>();
        List<String> what = new ArrayList<>();
        for (double factor : asked.varied()) {
            double muR = asked.scale().muR(factor);
            double muF = asked.scale().muF(factor);
            String text = scales(muR, muF);
            what.add(text);
            found.add(
                    catalogue.scale(muR, muF).orElseThrow(() -> new InvalidInputException(missingScale(asked, text))));
        }
        return List.of(variation(
                asked,
                0,
                String.join(", ", what),
                found.stream().map(DeclaredWeight::id).toList(),
                NuisanceWeight.declared(found.get(0)),
                found.size() < 2 ? Optional.empty() : Optional.of(NuisanceWeight.declared(found.get(1)))));
    }

    private static String scales(double muR, double muF) {
        return String.format(Locale.ROOT, "muR=%s muF=%s", muR, muF);
    }

    private String missingScale(ScaleUncertainty asked, String text) {
        String there = catalogue.weights(WeightKind.SCALE).stream()
                .filter(weight -> weight.dynamicalScale().isEmpty())
                .map(weight -> scales(weight.muR(), weight.muF()))
                .distinct()
                .collect(Collectors.joining(", "));
        return "%s: the systematic '%s' asks for a weight with %s; the file declares %s; generate the file with this variation, or ask for another"
                .formatted(file, asked.name(), text, there.isEmpty() ? "no weights with other scales" : there);
    }

    private List<FoundVariation> pdfs(PdfUncertainty asked) {
        List<DeclaredPdfSet> declared = catalogue.pdfSets();
        PdfMembers members = declared.stream()
                .map(set -> set.matching(asked.set()))
                .flatMap(Optional::stream)
                // a group with the whole set, not one with a few members of it
                .reduce((a, b) -> b.weights().size() > a.weights().size() ? b : a)
                .orElseThrow(() -> new InvalidInputException(missingSet(asked, declared)));
        return switch (combination(asked, members)) {
            case PAIRS -> pairs(asked, members);
            case REPLICAS -> replicas(asked, members);
            default ->
                members.numbers().stream()
                        .map(m -> member(asked, members, m, NuisanceWeight.declared(members.member(m))))
                        .toList();
        };
    }

    private String missingSet(PdfUncertainty asked, List<DeclaredPdfSet> declared) {
        String there = declared.stream().map(DeclaredPdfSet::describe).collect(Collectors.joining(", "));
        return "%s: the systematic '%s' asks for the parton densities '%s'; the file declares %s; name one of them, or give its number in LHAPDF"
                .formatted(
                        file,
                        asked.name(),
                        asked.set(),
                        there.isEmpty() ? "no weights with other parton densities" : there);
    }

    private Members combination(PdfUncertainty asked, PdfMembers members) {
        if (asked.members() != Members.DECLARED) {
            return asked.members();
        }
        return members.combination()
                .orElseThrow(() -> new InvalidInputException(
                        "%s: the file does not declare how the members of the set %s of the systematic '%s' make an uncertainty; state each, pairs or replicas"
                                .formatted(file, asked.set(), asked.name())));
    }

    private List<FoundVariation> pairs(PdfUncertainty asked, PdfMembers members) {
        int last = members.numbers().get(members.numbers().size() - 1);
        List<FoundVariation> found = new ArrayList<>();
        for (int k = 1; 2 * k - 1 <= last; k++) {
            int up = 2 * k - 1;
            if (!members.has(up) || !members.has(up + 1)) {
                throw new InvalidInputException(
                        "%s: the systematic '%s' asks for pairs of members of the set %s; the file does not declare both member %d and member %d; state each, or generate the file with the whole set"
                                .formatted(file, asked.name(), asked.set(), up, up + 1));
            }
            found.add(variation(
                    asked,
                    k,
                    "members %d and %d of %d".formatted(up, up + 1, members.central()),
                    List.of(members.member(up).id(), members.member(up + 1).id()),
                    NuisanceWeight.declared(members.member(up)),
                    Optional.of(NuisanceWeight.declared(members.member(up + 1)))));
        }
        return found;
    }

    private List<FoundVariation> replicas(PdfUncertainty asked, PdfMembers members) {
        List<String> all = members.ids();
        if (all.size() < 2) {
            throw new InvalidInputException(
                    "%s: the systematic '%s' asks for the replicas of the set %s; the file declares only one of them; generate the file with the whole set"
                            .formatted(file, asked.name(), asked.set()));
        }
        return members.numbers().stream()
                .map(m -> member(
                        asked,
                        members,
                        m,
                        NuisanceWeight.replica(members.member(m).id(), all)))
                .toList();
    }

    private static FoundVariation member(PdfUncertainty asked, PdfMembers members, int number, NuisanceWeight weight) {
        String what = "member %d of %d".formatted(number, members.central());
        return variation(asked, number, what, List.of(members.member(number).id()), weight, Optional.empty());
    }

    private static FoundVariation variation(
            SystematicUncertainty asked,
            int index,
            String what,
            List<String> ids,
            NuisanceWeight positive,
            Optional<NuisanceWeight> negative) {
        String name = asked.nuisanceParameter(index);
        return new FoundVariation(
                new NuisanceParameter(
                        name, asked.name(), name + "_benchmark_0", negative.map(weight -> name + "_benchmark_1")),
                what,
                ids,
                positive,
                negative);
    }
}
