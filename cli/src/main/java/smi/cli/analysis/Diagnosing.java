package smi.cli.analysis;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import smi.cli.analysis.AnalysisFile.ModelKeys;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/** Whether a model is diagnosed after its training. */
enum Diagnosing {
    /** Its verdict is shown. */
    ON,
    /** It is not. */
    OFF,
    /** The run ends if a check fails. */
    GATE;

    /** What is asked for a model, for all models, or usual: on, where there are events to test with. */
    static Diagnosing of(ModelKeys keys, AnalysisFile content, boolean possible) {
        String asked = keys.diagnose() != null ? keys.diagnose() : content.diagnose();
        if (asked == null) {
            return possible ? ON : OFF;
        }
        return parse(asked);
    }

    private static Diagnosing parse(String text) {
        // YAML knows on and off as true and false
        String word = text.equals("true") ? "on" : text.equals("false") ? "off" : text;
        List<String> words = Arrays.stream(values())
                .map(mode -> mode.name().toLowerCase(Locale.ROOT))
                .toList();
        if (!words.contains(word)) {
            throw new InvalidInputException(
                    "diagnose: '%s' is not known; %s".formatted(text, Suggestion.sentence(text, words)));
        }
        return values()[words.indexOf(word)];
    }
}
