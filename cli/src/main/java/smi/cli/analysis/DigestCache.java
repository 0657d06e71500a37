package smi.cli.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import smi.cli.tasks.Inputs;
import smi.cli.tasks.Json;
import smi.events.InputFile;

/** Digests of files, remembered by size and time, so that large files are not read again to find nothing changed. */
final class DigestCache {
    private final Path file;
    private final ObjectNode known;

    DigestCache(Path workdir) {
        file = folder(workdir).resolve("digests.json");
        known = Files.isRegularFile(file) ? Json.read(file) : Json.object();
    }

    /** The folder in which a working directory remembers what was done; made if it is not there. */
    static Path folder(Path workdir) {
        Path folder = workdir.resolve(".smi");
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create the folder " + folder, e);
        }
    }

    InputFile of(Path path) {
        Inputs.require(path);
        String name = path.toAbsolutePath().normalize().toString();
        FileState state = FileState.of(path);
        JsonNode entry = known.path(name);
        if (FileState.of(entry).equals(state) && entry.hasNonNull("sha256")) {
            return new InputFile(path.toString(), entry.path("sha256").asText());
        }
        InputFile fresh = InputFile.of(path);
        known.putObject(name)
                .put("size", state.size())
                .put("modified", state.modified())
                .put("sha256", fresh.sha256());
        Json.write(known, file);
        return fresh;
    }

    /** Size and time of a file. */
    private record FileState(long size, long modified) {
        static FileState of(Path file) {
            try {
                return new FileState(
                        Files.size(file), Files.getLastModifiedTime(file).toMillis());
            } catch (IOException e) {
                throw new UncheckedIOException("cannot look at " + file, e);
            }
        }

        static FileState of(JsonNode node) {
            return new FileState(
                    node.path("size").asLong(-1), node.path("modified").asLong());
        }
    }
}
