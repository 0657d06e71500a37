package smi.events.lhe;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the scales and parton densities that a declaration states: attributes (MadGraph: {@code MUR="0.5" MUF="1.0"
 * PDF="247003"}), or text ({@code muR=0.50000E+00 muF=0.10000E+01}, {@code lhapdf=260000 renscfact=0.5 facscfact=1},
 * {@code PDF=  260001 NNPDF30_lo_as_0130}, {@code PDF=247000 MemberID=3}, {@code pdfset= 260001}).
 */
final class WeightText {
    private static final String NUMBER = "\\s*=\\s*([-+]?[0-9.]+(?:[eEdD][-+]?[0-9]+)?)";
    private static final Pattern MU_R = Pattern.compile("(?i)\\b(?:mu_?r|renscfact)" + NUMBER);
    private static final Pattern MU_F = Pattern.compile("(?i)\\b(?:mu_?f|facscfact)" + NUMBER);
    private static final Pattern PDF = Pattern.compile("(?i)\\b(?:lhapdf|pdf_?set|pdf)\\s*=\\s*([0-9]{1,9})\\b");
    private static final Pattern MEMBER = Pattern.compile("(?i)\\bmember(?:id)?\\s*=\\s*([0-9]{1,5})\\b");
    private static final Pattern DYNAMICAL = Pattern.compile("(?i)\\bdyn_scale(?:_choice)?\\s*=\\s*(.*)");
    /** Declarations are short; what is longer is no statement of scales. */
    private static final int LONGEST = 2_000;

    private final LheWeight weight;
    private final String text;

    WeightText(LheWeight weight) {
        this.weight = weight;
        this.text = weight.text().length() > LONGEST ? "" : weight.text();
    }

    OptionalDouble muR() {
        return number(MU_R, "MUR");
    }

    OptionalDouble muF() {
        return number(MU_F, "MUF");
    }

    OptionalInt pdf() {
        Optional<String> attribute = weight.attribute("PDF").filter(value -> value.matches("[0-9]{1,9}"));
        if (attribute.isPresent()) {
            return OptionalInt.of(Integer.parseInt(attribute.get()));
        }
        Optional<String> set = find(PDF);
        int member = find(MEMBER).map(Integer::parseInt).orElse(0);
        return set.isPresent() ? OptionalInt.of(Integer.parseInt(set.get()) + member) : OptionalInt.empty();
    }

    Optional<String> dynamicalScale() {
        return weight.attribute("DYN_SCALE").or(() -> find(DYNAMICAL));
    }

    boolean isPointInParameterSpace() {
        return text.contains("param_card")
                || weight.group().toLowerCase(Locale.ROOT).contains("reweighting");
    }

    private OptionalDouble number(Pattern pattern, String attribute) {
        Optional<String> value = weight.attribute(attribute).or(() -> find(pattern));
        try {
            return value.isPresent()
                    ? OptionalDouble.of(Double.parseDouble(
                            value.get().strip().replace('d', 'e').replace('D', 'e')))
                    : OptionalDouble.empty();
        } catch (NumberFormatException e) {
            return OptionalDouble.empty(); // states no number, so nothing about the scale
        }
    }

    private Optional<String> find(Pattern pattern) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
    }
}
