package smi.cli.setup;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import smi.events.lhe.EventNorm;
import smi.events.lhe.LheSample;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/** The files of an import: those of the command line, or else those of the setup file, with what the setup says. */
final class SetupSamples {
    private final Setup setup;
    private final Map<Path, Integer> described = new LinkedHashMap<>();
    private final List<LheInput> inputs;

    /** {@code given} are the files of the command line; where there are none, the samples of the setup count. */
    SetupSamples(Setup setup, List<LheInput> given) {
        this.setup = setup;
        Path folder = Optional.ofNullable(setup.file().getParent()).orElse(Path.of(""));
        List<LheInput> listed = new ArrayList<>();
        Set<Path> seen = new HashSet<>();
        for (int i = 0; i < setup.content().samples().size(); i++) {
            int entry = i;
            List<LheInput> files = setup.at(() -> expand(entry, folder, given.isEmpty()), "samples", i);
            for (LheInput input : files) {
                described.put(key(input), i);
                setup.at(() -> once(input, seen), "samples", i);
                listed.add(input);
            }
        }
        inputs = given.isEmpty() ? listed : once(given);
    }

    /** Files that the command line does not ask for need not exist. */
    private List<LheInput> expand(int entry, Path folder, boolean needed) {
        SampleKeys keys =
                Optional.ofNullable(setup.content().samples().get(entry)).orElse(SampleKeys.DEFAULTS);
        LheInput pattern = keys.pattern(folder);
        return needed ? pattern.expand() : pattern.expandIfThere();
    }

    private static List<LheInput> once(List<LheInput> given) {
        Set<Path> seen = new HashSet<>();
        return given.stream()
                .flatMap(pattern -> pattern.expand().stream())
                .map(input -> once(input, seen))
                .toList();
    }

    private static LheInput once(LheInput input, Set<Path> seen) {
        if (!seen.add(key(input))) {
            throw new InvalidInputException(
                    "%s is given twice, its events would count twice; give every file once".formatted(input.file()));
        }
        return input;
    }

    private static Path key(LheInput input) {
        return input.file().toAbsolutePath().normalize();
    }

    /** The files in order. */
    List<LheInput> inputs() {
        return inputs;
    }

    /** What the setup says of a file. */
    SampleKeys keys(LheInput input) {
        Integer entry = described.get(key(input));
        return entry == null ? SampleKeys.DEFAULTS : setup.content().samples().get(entry);
    }

    /** The samples. */
    List<LheSample> samples(List<String> benchmarks) {
        checkKFactors(benchmarks);
        if (inputs.isEmpty()) {
            throw new InvalidInputException(
                    "%s lists no samples; add the section, or give the files to import".formatted(setup.file()));
        }
        return inputs.stream()
                .map(input -> where(input, () -> sample(input, benchmarks)))
                .toList();
    }

    private <T> T where(LheInput input, Supplier<T> meaning) {
        Integer entry = described.get(key(input));
        return entry == null ? meaning.get() : setup.at(meaning, "samples", entry);
    }

    private LheSample sample(LheInput input, List<String> benchmarks) {
        SampleKeys keys = keys(input);
        LheInput named =
                input.origin().isPresent() ? input : new LheInput(input.file(), Optional.ofNullable(keys.sampledAt()));
        String origin = named.isBackground() ? LheInput.BACKGROUND : origin(named, benchmarks);
        LheSample sample =
                named.isBackground() ? LheSample.background(input.file()) : LheSample.signal(input.file(), origin);
        double factor = keys.kFactor() == null ? 1 : keys.kFactor();
        sample = sample.withKFactor(factor * setup.content().kFactors().getOrDefault(origin, 1.0));
        String norm = keys.eventNorm() == null ? setup.content().eventNorm() : keys.eventNorm();
        sample = norm == null ? sample : sample.withEventNorm(EventNorm.parse(norm));
        return keys.systematics() == null ? sample : sample.withSystematics(known(keys.systematics(), input));
    }

    private List<String> known(List<String> names, LheInput input) {
        Set<String> known = setup.content().systematics().keySet();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new InvalidInputException("%s: there is no systematic '%s'; %s"
                        .formatted(input.file(), name, Suggestion.sentence(String.valueOf(name), known)));
            }
        }
        return names;
    }

    private static String origin(LheInput input, List<String> benchmarks) {
        String origin = input.origin().orElse(benchmarks.get(0));
        if (!benchmarks.contains(origin)) {
            throw new InvalidInputException("%s@%s: there is no benchmark '%s'; %s"
                    .formatted(input.file(), origin, origin, Suggestion.sentence(origin, benchmarks)));
        }
        return origin;
    }

    private void checkKFactors(List<String> benchmarks) {
        List<String> origins = new ArrayList<>(benchmarks);
        origins.add(LheInput.BACKGROUND);
        setup.content()
                .kFactors()
                .forEach((origin, factor) -> setup.at(() -> checked(origin, factor, origins), "k_factors", origin));
    }

    private static double checked(String origin, Double factor, List<String> origins) {
        if (!origins.contains(origin)) {
            throw new InvalidInputException(
                    "there is no benchmark '%s'; %s".formatted(origin, Suggestion.sentence(origin, origins)));
        }
        if (factor == null || !(factor > 0) || factor.isInfinite()) {
            throw new InvalidInputException(
                    "the k-factor of '%s' is %s; give a positive number".formatted(origin, factor));
        }
        return factor;
    }
}
