package smi.events.observables;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/**
 * The observables that are known by name. With X one of {@code e mu tau l a j v} and n = 1, 2, … in descending
 * transverse momentum:
 *
 * <ul>
 *   <li>{@code pt_Xn eta_Xn phi_Xn e_Xn m_Xn y_Xn charge_Xn}: one object (φ in (−π, π], y the rapidity);
 *   <li>{@code m_XX pt_XX eta_XX phi_XX e_XX y_XX}: the sum of the first two, for example {@code m_aa};
 *   <li>{@code dphi_XX}: φ of the first minus φ of the second, in [−π, π);
 *   <li>{@code delta_phi_XX}: the same, with the opposite sign where the first has the smaller η: the signed angle that
 *       is odd under CP (MadMiner's {@code delta_phi_jj});
 *   <li>{@code delta_eta_XX}: η of the first minus η of the second; {@code delta_r_XX}: √(Δη² + Δφ²);
 *   <li>{@code n_X}: how many; {@code met phi_met}: missing transverse momentum;
 *   <li>{@code cos_theta}: tanh(q(l1) (η(l2) − η(l1)) / 2), for two leptons of opposite charge the cosine of the
 *       negative one's angle in their rest frame.
 * </ul>
 */
public final class ObservableCatalogue {
    private static final String OBJECTS = "e|mu|tau|l|a|j|v";
    private static final Pattern SINGLE = Pattern.compile("(pt|eta|phi|e|m|y|charge)_(" + OBJECTS + ")([1-9][0-9]?)");
    private static final Pattern PAIR =
            Pattern.compile("(pt|eta|phi|e|m|y|dphi|delta_phi|delta_eta|delta_r)_(" + OBJECTS + ")\\2");
    private static final Pattern COUNT = Pattern.compile("n_(" + OBJECTS + ")");

    private ObservableCatalogue() {}

    /**
     * An observable by name.
     *
     * @param name its name
     * @return the observable
     * @throws InvalidInputException if there is none; the message names the nearest one
     */
    public static NamedObservable get(String name) {
        return find(name).orElseThrow(() -> new InvalidInputException(unknown(name)));
    }

    /**
     * Looks for an observable.
     *
     * @param name its name
     * @return the observable; empty if there is none
     */
    public static Optional<NamedObservable> find(String name) {
        Matcher single = SINGLE.matcher(name);
        if (single.matches()) {
            int index = Integer.parseInt(single.group(3)) - 1;
            return Optional.of(SingleObjectObservables.of(name, single.group(1), type(single.group(2)), index));
        }
        Matcher pair = PAIR.matcher(name);
        if (pair.matches()) {
            return Optional.of(PairObservables.of(name, pair.group(1), type(pair.group(2))));
        }
        Matcher count = COUNT.matcher(name);
        if (count.matches()) {
            ObjectType type = type(count.group(1));
            return Optional.of(new NamedObservable(name, "len(%s)".formatted(type.symbol()), event -> event.list(type)
                    .size()));
        }
        return switch (name) {
            case "met" ->
                Optional.of(
                        new NamedObservable(name, "met.pt", event -> event.met().pt()));
            case "phi_met" ->
                Optional.of(new NamedObservable(
                        name, "met.phi", event -> event.met().phi()));
            case "cos_theta" -> Optional.of(PairObservables.cosTheta(name));
            default -> Optional.empty();
        };
    }

    /** {@return names to compare an unknown one with} */
    public static List<String> examples() {
        var names = new ArrayList<>(List.of("met", "phi_met", "cos_theta"));
        for (String x : OBJECTS.split("\\|")) {
            names.add("n_" + x);
            for (String quantity : List.of("pt", "eta", "phi", "e", "m", "y", "charge")) {
                names.add(quantity + "_" + x + "1");
                names.add(quantity + "_" + x + "2");
            }
            for (String quantity :
                    List.of("pt", "eta", "phi", "e", "m", "y", "dphi", "delta_phi", "delta_eta", "delta_r")) {
                names.add(quantity + "_" + x + x);
            }
        }
        return names;
    }

    private static ObjectType type(String symbol) {
        return ObjectType.valueOf(symbol.toUpperCase(Locale.ROOT));
    }

    private static String unknown(String name) {
        String nearest = Suggestion.nearest(name, examples())
                .map(n -> "did you mean '" + n + "'? ")
                .orElse("");
        return "unknown observable '%s'; %s".formatted(name, nearest)
                + "known: pt_X1 eta_X1 phi_X1 e_X1 m_X1 y_X1 charge_X1 (X one of e mu tau l a j v, then its number),"
                + " m_XX pt_XX eta_XX phi_XX e_XX y_XX dphi_XX delta_phi_XX delta_eta_XX delta_r_XX, n_X, met, phi_met,"
                + " cos_theta";
    }
}
