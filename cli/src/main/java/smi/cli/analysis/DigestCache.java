package smi.cli.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import smi.cli.analysis.StageMemory.FileState;
import smi.cli.tasks.Json;
import smi.events.InputFile;
import smi.morphing.InvalidInputException;

/** Digests of files, remembered by size and time, so that large files are not read again to find nothing changed. */
final class DigestCache {
    private final Path file;
    private final ObjectNode known;

    DigestCache(Path workdir) {
        file = workdir.resolve(".smi").resolve("digests.json");
        known = Files.isRegularFile(file) ? Json.read(file) : Json.object();
    }

    InputFile of(Path path) {
        FileState state = FileState.of(path);
        if (state.size() < 0) {
            throw new InvalidInputException("%s does not exist; check the path".formatted(path));
        }
        JsonNode entry = known.path(path.toString());
        if (FileState.of(entry).equals(state) && entry.hasNonNull("sha256")) {
            return new InputFile(path.toString(), entry.path("sha256").asText());
        }
        InputFile fresh = InputFile.of(path);
        known.putObject(path.toString())
                .put("size", state.size())
                .put("modified", state.modified())
                .put("sha256", fresh.sha256());
        Json.write(known, file);
        return fresh;
    }
}
