package smi.events.hdf5;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import smi.events.InputFile;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;

/** The provenance of a file as texts in its group {@code smi}, which MadMiner does not look at. */
final class ProvenanceGroup {
    private static final String VERSION = "smi/version";
    private static final String COMMAND = "smi/command";
    private static final String SEED = "smi/seed";
    private static final String INPUT_PATHS = "smi/input_paths";
    private static final String INPUT_DIGESTS = "smi/input_sha256";
    private static final String SETTINGS = "smi/settings";

    private ProvenanceGroup() {}

    static void write(Provenance provenance, HdfWriter writer) {
        writer.text(VERSION, provenance.version());
        writer.text(COMMAND, provenance.command());
        writer.integer(SEED, provenance.seed());
        writer.texts(
                INPUT_PATHS, provenance.inputs().stream().map(InputFile::path).toList());
        writer.texts(
                INPUT_DIGESTS,
                provenance.inputs().stream().map(InputFile::sha256).toList());
        writer.text(SETTINGS, json(provenance));
    }

    private static String json(Provenance provenance) {
        try {
            return new ObjectMapper().writeValueAsString(provenance.settings());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of texts is always JSON", e);
        }
    }

    static Optional<Provenance> read(HdfReader reader) {
        if (!reader.has(VERSION)) {
            return Optional.empty();
        }
        return Optional.of(new Provenance(
                reader.text(VERSION), reader.text(COMMAND), reader.integer(SEED), inputs(reader), settings(reader)));
    }

    private static List<InputFile> inputs(HdfReader reader) {
        List<String> paths = reader.texts(INPUT_PATHS);
        List<String> digests = reader.texts(INPUT_DIGESTS);
        if (paths.size() != digests.size()) {
            throw new InvalidInputException("%s has %d texts, but there are %d inputs; write the file anew"
                    .formatted(reader.at(INPUT_DIGESTS), digests.size(), paths.size()));
        }
        List<InputFile> inputs = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            inputs.add(new InputFile(paths.get(i), digests.get(i)));
        }
        return inputs;
    }

    private static LinkedHashMap<String, String> settings(HdfReader reader) {
        try {
            return new ObjectMapper()
                    .readValue(reader.text(SETTINGS), new TypeReference<LinkedHashMap<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new InvalidInputException(
                    "%s is not a JSON object of texts; write the file anew".formatted(reader.at(SETTINGS)), e);
        }
    }
}
