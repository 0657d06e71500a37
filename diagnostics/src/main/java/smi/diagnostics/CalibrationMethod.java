package smi.diagnostics;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;
import smi.networks.LogRatioMap;

/** How a correction of log r̂ is found. */
public enum CalibrationMethod {
    /** a log r̂ + b by maximum likelihood (Platt, 1999): two numbers, for a ratio that is too steep or too flat. */
    AFFINE {
        @Override
        LogRatioMap fit(Pairs pairs) {
            double[] found = RatioSlope.fitted(pairs);
            return LogRatioMap.affine(found[0], found[1]);
        }
    },
    /** The log of the ratio of both kinds of events in 50 bins of log r̂, each with the same number of events. */
    HISTOGRAM {
        @Override
        LogRatioMap fit(Pairs pairs) {
            return Monotone.histogram(pairs);
        }
    },
    /** The best function that rises with log r̂ (Zadrozny and Elkan, KDD 2002), by pooling adjacent violators. */
    ISOTONIC {
        @Override
        LogRatioMap fit(Pairs pairs) {
            return Monotone.isotonic(pairs);
        }
    };

    /** The correction for pairs of hypotheses. */
    abstract LogRatioMap fit(Pairs pairs);

    /** {@return its name} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * {@return the method of this name}
     *
     * @param label its name
     * @throws InvalidInputException if there is none
     */
    public static CalibrationMethod of(String label) {
        List<String> labels =
                Arrays.stream(values()).map(CalibrationMethod::label).toList();
        if (!labels.contains(label)) {
            throw new InvalidInputException(
                    "unknown method of calibration '%s'; %s".formatted(label, Suggestion.sentence(label, labels)));
        }
        return values()[labels.indexOf(label)];
    }
}
