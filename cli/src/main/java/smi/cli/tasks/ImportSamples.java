package smi.cli.tasks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smi.events.lhe.EventNorm;
import smi.events.lhe.LheSample;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/** The files of an import: those of the command line, or else those of the setup file, with what the setup says. */
final class ImportSamples {
    private final Map<Path, ImportSampleKeys> described = new LinkedHashMap<>();
    private final List<LheInput> inputs;

    /** {@code given} are the files of the command line; where there are none, the samples of the setup count. */
    ImportSamples(Path setup, List<ImportSampleKeys> samples, List<LheInput> given) {
        Path folder = Optional.ofNullable(setup.getParent()).orElse(Path.of(""));
        List<LheInput> ofSetup = new ArrayList<>();
        for (ImportSampleKeys keys : samples == null ? List.<ImportSampleKeys>of() : samples) {
            if (keys == null || keys.file() == null) {
                throw new InvalidInputException("a sample of the setup names no file; write file: and its name");
            }
            var pattern = new LheInput(folder.resolve(keys.file()), Optional.ofNullable(keys.sampledAt()));
            // files that the command line does not ask for need not exist
            for (LheInput input : given.isEmpty() ? pattern.expand() : pattern.expandIfThere()) {
                described.put(key(input), keys);
                ofSetup.add(input);
            }
        }
        inputs = given.isEmpty()
                ? ofSetup
                : given.stream().flatMap(input -> input.expand().stream()).toList();
        var seen = new HashSet<Path>();
        for (LheInput input : inputs) {
            if (!seen.add(key(input))) {
                throw new InvalidInputException("%s is given twice, its events would count twice; give every file once"
                        .formatted(input.file()));
            }
        }
    }

    private static Path key(LheInput input) {
        return input.file().toAbsolutePath().normalize();
    }

    /** The files in order. */
    List<Path> files() {
        return inputs.stream().map(LheInput::file).toList();
    }

    /** The samples; {@code eventNorm} is for those that say nothing of their own, {@code null} for none. */
    List<LheSample> samples(List<String> benchmarks, String eventNorm) {
        return inputs.stream()
                .map(input -> sample(input, benchmarks, eventNorm))
                .toList();
    }

    private LheSample sample(LheInput input, List<String> benchmarks, String eventNorm) {
        ImportSampleKeys keys = described.getOrDefault(key(input), new ImportSampleKeys(null, null, null, null, null));
        LheInput named =
                input.origin().isPresent() ? input : new LheInput(input.file(), Optional.ofNullable(keys.sampledAt()));
        LheSample sample = named.isBackground()
                ? LheSample.background(input.file())
                : LheSample.signal(input.file(), origin(named, benchmarks));
        sample = keys.kFactor() == null ? sample : sample.withKFactor(keys.kFactor());
        String norm = keys.eventNorm() == null ? eventNorm : keys.eventNorm();
        sample = norm == null ? sample : sample.withEventNorm(EventNorm.parse(norm));
        return keys.systematics() == null ? sample : sample.withSystematics(keys.systematics());
    }

    private static String origin(LheInput input, List<String> benchmarks) {
        String origin = input.origin().orElse(benchmarks.get(0));
        if (!benchmarks.contains(origin)) {
            throw new InvalidInputException("%s@%s: there is no benchmark '%s'; %s"
                    .formatted(input.file(), origin, origin, Suggestion.sentence(origin, benchmarks)));
        }
        return origin;
    }
}
