package smi.events;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a result comes from; made by the code that makes the result, and stored in every file.
 *
 * @param version the smi version
 * @param command what was run
 * @param seed the seed of its random numbers
 * @param inputs the files it read
 * @param settings its settings, name → value as text, in a fixed order
 */
public record Provenance(
        String version, String command, long seed, List<InputFile> inputs, Map<String, String> settings) {

    public Provenance {
        inputs = List.copyOf(inputs);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }

    /**
     * The provenance of something made by this version of smi.
     *
     * @param command what is run
     * @param seed the seed of its random numbers
     * @param inputs the files it reads
     * @param settings its settings
     * @return the record
     */
    public static Provenance of(String command, long seed, List<InputFile> inputs, Map<String, String> settings) {
        return new Provenance(SmiVersion.current(), command, seed, inputs, settings);
    }
}
