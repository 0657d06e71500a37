package smi.cli.tasks;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import smi.events.simulators.Simulators;
import smi.limits.LimitResult;
import smi.limits.toys.ToySettings;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/**
 * What is made of pseudo-experiments.
 *
 * @param calibration {@code asymptotic} or {@code toys}
 * @param toys number of toys per point
 * @param mostToys number where it is not clear whether a point is excluded
 * @param bands {@code on} for the bands of expected limits, else {@code off}
 * @param coverage how coverage is checked, if it is
 */
public record ToyChoice(String calibration, int toys, int mostToys, String bands, Optional<CoverageChoice> coverage) {

    /**
     * How coverage is checked.
     *
     * @param experiments number of pseudo-experiments
     * @param simulator the embedded simulator that makes them
     * @param options its options that differ from the defaults
     */
    public record CoverageChoice(int experiments, String simulator, Map<String, String> options) {
        /** An unknown simulator or option is found here. */
        public CoverageChoice {
            Simulators.named(simulator).with(options);
            if (experiments < 1) {
                throw new InvalidInputException(
                        "%d pseudo-experiments; give a number of 1 or more, such as 1000".formatted(experiments));
            }
        }
    }

    /** Checks names and numbers. */
    public ToyChoice {
        List<String> known = List.of(LimitResult.ASYMPTOTIC, LimitResult.TOYS);
        if (!known.contains(calibration)) {
            throw new InvalidInputException(
                    "unknown calibration '%s'; %s".formatted(calibration, Suggestion.sentence(calibration, known)));
        }
        if (!List.of("on", "off").contains(bands)) {
            throw new InvalidInputException("bands are '%s'; give on or off".formatted(bands));
        }
        new ToySettings(toys, mostToys, List.of(), 0);
    }

    /** {@return no toys} */
    public static ToyChoice none() {
        ToySettings defaults = ToySettings.defaults(0);
        return new ToyChoice(LimitResult.ASYMPTOTIC, defaults.toys(), defaults.mostToys(), "off", Optional.empty());
    }

    boolean needsToys() {
        return calibrates() || hasBands() || coverage.isPresent();
    }

    boolean calibrates() {
        return calibration.equals(LimitResult.TOYS);
    }

    boolean hasBands() {
        return bands.equals("on");
    }

    ToySettings settings(List<Double> levels, long seed) {
        return new ToySettings(toys, mostToys, levels, seed);
    }
}
