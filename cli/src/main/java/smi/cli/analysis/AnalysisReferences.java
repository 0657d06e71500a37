package smi.cli.analysis;

import java.util.List;
import java.util.Map;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/** Names that lead nowhere are found before hours of work, not after. */
final class AnalysisReferences {
    private final AnalysisFile content;

    private AnalysisReferences(AnalysisFile content) {
        this.content = content;
    }

    static void check(AnalysisFile content) {
        var references = new AnalysisReferences(content);
        references.checkNames();
        references.checkModels();
        references.checkPlots();
    }

    private void checkNames() {
        Map<String, Map<String, ?>> sections = Map.of(
                "samples", content.samples(),
                "models", content.models(),
                "fisher", content.fisher(),
                "limits", content.limits(),
                "plots", content.plots());
        sections.forEach((section, entries) -> entries.forEach((name, keys) -> {
            if (keys == null) {
                throw new InvalidInputException(
                        "%s.%s is empty; docs/analysis.md describes its keys".formatted(section, name));
            }
            if (!name.matches("[A-Za-z0-9_.-]+")) {
                throw new InvalidInputException(
                        "%s: the name '%s' becomes part of a file name; use letters, digits, '_', '.' and '-' only"
                                .formatted(section, name));
            }
        }));
    }

    private void checkModels() {
        content.models().forEach((name, keys) -> {
            if (keys.sample() != null) {
                known("models." + name, "sample", keys.sample(), content.samples());
                requireReadable(name, keys.sample());
            }
        });
        content.fisher().forEach((name, keys) -> {
            model("fisher." + name, keys.model());
            orEmpty(keys.add()).forEach(other -> earlier("fisher." + name, other, name));
        });
        content.limits().forEach((name, keys) -> model("limits." + name, keys.model()));
    }

    /** Files for other programs are not read back. */
    private void requireReadable(String model, String sample) {
        if ("npy".equals(content.samples().get(sample).format())) {
            throw new InvalidInputException(
                    "models.%s.sample: the sample '%s' has the format npy for other programs; give it the format hdf5"
                            .formatted(model, sample));
        }
    }

    /** What is added must have been made before. */
    private void earlier(String place, String other, String name) {
        List<String> before = content.fisher().keySet().stream()
                .takeWhile(key -> !key.equals(name))
                .toList();
        if (!before.contains(other)) {
            throw new InvalidInputException("%s.add: '%s' is not a Fisher information above this one; %s"
                    .formatted(place, other, before.isEmpty() ? "there is none" : Suggestion.sentence(other, before)));
        }
    }

    private void model(String place, String model) {
        if (model != null) {
            known(place, "model", model, content.models());
        }
    }

    private void checkPlots() {
        content.plots().forEach((name, keys) -> {
            String place = "plots." + name;
            orEmpty(keys.limits()).forEach(limit -> known(place, "limits", limit, content.limits()));
            orEmpty(keys.fisher()).forEach(fisher -> known(place, "fisher", fisher, content.fisher()));
            model(place, keys.model());
        });
    }

    static <T> List<T> orEmpty(List<T> list) {
        return list == null ? List.of() : list;
    }

    private static void known(String place, String key, String name, Map<String, ?> defined) {
        if (!defined.containsKey(name)) {
            String names = defined.isEmpty() ? "none is defined" : Suggestion.sentence(name, defined.keySet());
            throw new InvalidInputException("%s.%s: there is no '%s'; %s".formatted(place, key, name, names));
        }
    }
}
