package smi.cli.tasks;

import java.nio.file.Path;
import java.util.List;
import smi.augmentation.Partition;
import smi.events.Luminosity;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/**
 * Which information is computed.
 *
 * @param method {@code truth}, {@code rate}, {@code histogram} or {@code learned}
 * @param thetas where
 * @param luminosity integrated luminosity with unit
 * @param models what a learned one uses: for each point one model, or two from different events
 * @param partition the events that a learned one is evaluated with
 * @param content {@code total}, or {@code kinematic} for a learned one without the rate
 * @param bins the bins of a histogram, or of a distribution
 * @param cuts {@code NAME=MIN:MAX}, either may be missing
 * @param efficiencies {@code NAME=X:E,X:E,...}
 * @param kept the parameters that are shown
 */
public record FisherSettings(
        String method,
        List<String> thetas,
        String luminosity,
        List<Path> models,
        Partition partition,
        String content,
        FisherBins bins,
        List<String> cuts,
        List<String> efficiencies,
        KeptParameters kept) {
    private static final List<String> METHODS = List.of("truth", "rate", "histogram", "learned");
    private static final List<String> CONTENTS = List.of("total", "kinematic");

    /** Refuses what makes no sense together. */
    public FisherSettings {
        thetas = List.copyOf(thetas);
        models = List.copyOf(models);
        cuts = List.copyOf(cuts);
        efficiencies = List.copyOf(efficiencies);
        known("method", method, METHODS);
        known("content", content, CONTENTS);
        Luminosity.parse(luminosity);
        if (method.equals("histogram") && (bins.histogram().observables().isEmpty() || !bins.given())) {
            throw new InvalidInputException(
                    "a histogram needs --observable NAME and --edges E1,E2,... or --bins N (in an analysis file the keys observables, and edges or bins)");
        }
        if (method.equals("learned") && models.isEmpty()) {
            throw new InvalidInputException(
                    "a learned information needs a model: --model FILE (in an analysis file the key model)");
        }
        if (!method.equals("learned") && content.equals("kinematic")) {
            throw new InvalidInputException("only a learned information can leave the rate out");
        }
    }

    private static void known(String what, String given, List<String> all) {
        if (!all.contains(given)) {
            throw new InvalidInputException(
                    "unknown %s '%s'; %s".formatted(what, given, Suggestion.sentence(given, all)));
        }
    }

    boolean learned() {
        return method.equals("learned");
    }
}
