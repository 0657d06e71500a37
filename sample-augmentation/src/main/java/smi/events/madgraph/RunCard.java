package smi.events.madgraph;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import smi.events.Systematic;
import smi.morphing.InvalidInputException;

/**
 * A run card of MadGraph: lines {@code value = key ! comment}. Lines that are not changed stay as they were. Immutable.
 *
 * @param name what errors call it, for example its path
 * @param lines its lines
 */
record RunCard(String name, List<String> lines) {
    private static final Pattern SETTING = Pattern.compile("(\\s*)([^#!]*?)(\\s*=\\s*)([A-Za-z]\\w*)(\\s*(?:[!#].*)?)");
    private static final Set<String> NEXT_TO_LEADING_ORDER = Set.of("req_acc_fo", "parton_shower", "npoints_fo_grid");
    /** What the systematics of older versions would still do. */
    private static final List<String> OLD_SYSTEMATICS =
            List.of("sys_scalefact", "sys_alpsfact", "sys_matchscale", "sys_pdf");

    RunCard {
        lines = List.copyOf(lines);
        if (lines.stream().noneMatch(line -> SETTING.matcher(line).matches())) {
            throw new InvalidInputException(
                    "%s is not a run card: it has no line 'value = key'; give the run card of the process"
                            .formatted(name));
        }
    }

    /** The card with other values, on the line where the key was, or at the end. */
    RunCard with(String key, Object value) {
        List<String> changed = new ArrayList<>();
        boolean found = false;
        for (String line : lines) {
            Matcher setting = SETTING.matcher(line);
            boolean isKey = setting.matches()
                    && setting.group(4).toLowerCase(Locale.ROOT).equals(key);
            if (!isKey) {
                changed.add(line);
            } else if (!found) {
                changed.add(setting.group(1) + value + setting.group(3) + setting.group(4) + setting.group(5));
                found = true;
            }
        }
        if (!found) {
            changed.add("  %s = %s".formatted(value, key));
        }
        return new RunCard(name, changed);
    }

    private RunCard without(String key) {
        return new RunCard(
                name,
                lines.stream()
                        .filter(line -> {
                            Matcher setting = SETTING.matcher(line);
                            return !(setting.matches()
                                    && setting.group(4).toLowerCase(Locale.ROOT).equals(key));
                        })
                        .toList());
    }

    /** The card with the weights of scale and PDF variations switched on, or off where there is none. */
    RunCard withSystematics(List<Systematic> systematics) {
        List<String> arguments = SystematicsArguments.of(systematics);
        if (arguments.isEmpty()) {
            return isNextToLeadingOrder() ? this : with("use_syst", "False");
        }
        if (isNextToLeadingOrder()) {
            throw new InvalidInputException(
                    "%s is a run card of next-to-leading order; systematics are set for leading order only: leave scale and pdf out of the setup and set reweight_scale and reweight_pdf on the card"
                            .formatted(name));
        }
        RunCard card = this;
        for (String old : OLD_SYSTEMATICS) {
            card = card.without(old);
        }
        return card.with("use_syst", "True")
                .with("systematics_program", "systematics")
                .with("systematics_arguments", "['%s']".formatted(String.join("', '", arguments)));
    }

    private boolean isNextToLeadingOrder() {
        return lines.stream()
                .map(SETTING::matcher)
                .anyMatch(m ->
                        m.matches() && NEXT_TO_LEADING_ORDER.contains(m.group(4).toLowerCase(Locale.ROOT)));
    }
}
