package smi.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import smi.morphing.InvalidInputException;

/** Options of the form NAME=VALUE. */
final class KeyValues {
    private KeyValues() {}

    static Map<String, String> parse(String option, List<String> texts) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            if (equals < 1) {
                throw new InvalidInputException("%s %s: write %s NAME=VALUE".formatted(option, text, option));
            }
            values.put(
                    text.substring(0, equals).strip(),
                    text.substring(equals + 1).strip());
        }
        return values;
    }
}
