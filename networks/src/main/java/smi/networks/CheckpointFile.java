package smi.networks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import smi.events.OutputFile;
import smi.morphing.InvalidInputException;

/** A {@link LoopState} in a file: a zip archive with {@code state.json} and the vectors, as in model files. */
final class CheckpointFile {
    private static final ObjectMapper JSON = ModelHeader.JSON;
    private static final String STATE = "state.json";
    private static final String AVERAGE = "average.bin";
    private static final String BEST = "best.bin";

    private CheckpointFile() {}

    /** Everything but the vectors. */
    private record Header(
            String digest,
            int epoch,
            int window,
            int batch,
            long events,
            double[] sums,
            long steps,
            int vectors,
            long averageCount,
            List<TrainingHistory.Epoch> history,
            int bestEpoch,
            double[] guard) {}

    /** Writes a state, whole or not at all. */
    static void write(Path target, String digest, LoopState state) {
        List<double[]> vectors = state.learner().vectors();
        var header = new Header(
                digest,
                state.epoch(),
                state.window(),
                state.batch(),
                state.events(),
                state.sums(),
                state.learner().steps(),
                vectors.size(),
                state.averageCount(),
                state.history(),
                state.bestEpoch(),
                state.guard());
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(STATE, bytes(header));
        for (int k = 0; k < vectors.size(); k++) {
            entries.put(vectorName(k), ParameterBytes.of(vectors.get(k)));
        }
        entries.put(AVERAGE, ParameterBytes.of(state.average()));
        entries.put(BEST, ParameterBytes.of(state.best()));
        OutputFile.write(target, path -> {
            try (var out = Files.newOutputStream(path)) {
                StoredZip.write(entries, out);
            }
        });
    }

    private static byte[] bytes(Header header) {
        try {
            return JSON.writeValueAsBytes(header);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a checkpoint cannot be written as JSON", e);
        }
    }

    private static String vectorName(int k) {
        return "vector-" + k + ".bin";
    }

    /** Whether a checkpoint was written by the training with this digest. */
    static boolean belongsTo(Path file, String digest) {
        return header(entries(file), file).digest().equals(digest);
    }

    /** Reads a state. */
    static LoopState read(Path file) {
        Map<String, byte[]> entries = entries(file);
        Header header = header(entries, file);
        List<double[]> vectors = new ArrayList<>();
        for (int k = 0; k < header.vectors(); k++) {
            vectors.add(vector(entries, vectorName(k), file));
        }
        return new LoopState(
                header.epoch(),
                header.window(),
                header.batch(),
                header.events(),
                header.sums(),
                new LearnerState(header.steps(), List.copyOf(vectors)),
                vector(entries, AVERAGE, file),
                header.averageCount(),
                header.history(),
                header.bestEpoch(),
                vector(entries, BEST, file),
                header.guard());
    }

    private static Map<String, byte[]> entries(Path file) {
        try {
            return StoredZip.read(file);
        } catch (IOException e) {
            throw damaged(file, e.getMessage(), e);
        }
    }

    private static Header header(Map<String, byte[]> entries, Path file) {
        try {
            return JSON.readValue(entry(entries, STATE, file), Header.class);
        } catch (IOException e) {
            throw damaged(file, "its " + STATE + " cannot be read", e);
        }
    }

    private static double[] vector(Map<String, byte[]> entries, String name, Path file) {
        return ParameterBytes.parse(entry(entries, name, file));
    }

    private static byte[] entry(Map<String, byte[]> entries, String name, Path file) {
        byte[] bytes = entries.get(name);
        if (bytes == null) {
            throw damaged(file, "it has no entry " + name, null);
        }
        return bytes;
    }

    private static InvalidInputException damaged(Path file, String why, Exception cause) {
        return new InvalidInputException(
                "%s is not a usable checkpoint: %s; remove it and train again".formatted(file, why), cause);
    }
}
