package smi.cli.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import smi.cli.tasks.Json;
import smi.cli.tasks.Task;
import smi.events.InputFile;
import smi.events.SmiVersion;

/**
 * What has been done in a working directory: for every finished stage a key (version, command, seed, settings, digests
 * of the inputs) and the state of its files. A stage with the same key and untouched files need not run again.
 */
final class StageMemory {
    private final Path folder;

    StageMemory(Path workdir) {
        folder = workdir.resolve(".smi");
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot create " + folder, e);
        }
    }

    /** The key of a task on given inputs. */
    static String key(Task task, List<InputFile> inputs) {
        ObjectNode all = Json.object();
        all.put("version", SmiVersion.current()).put("command", task.command()).put("seed", task.seed());
        ObjectNode settings = all.putObject("settings");
        Json.settings(task).forEach(settings::put);
        ArrayNode digests = all.putArray("inputs");
        inputs.forEach(input -> digests.add(input.sha256()));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(Json.text(all).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** Whether a stage was finished with this key and its files are as it left them. */
    boolean isDone(String stage, String key) {
        Path record = record(stage);
        if (!Files.isRegularFile(record)) {
            return false;
        }
        ObjectNode done = Json.read(record);
        if (!key.equals(done.path("key").asText())) {
            return false;
        }
        for (JsonNode file : done.path("files")) {
            if (!FileState.of(Path.of(file.path("path").asText())).equals(FileState.of(file))) {
                return false;
            }
        }
        return true;
    }

    /** Notes that a stage is finished. */
    void finished(String stage, String key, List<Path> files) {
        ObjectNode done = Json.object().put("key", key);
        ArrayNode list = done.putArray("files");
        for (Path file : files) {
            FileState state = FileState.of(file);
            list.addObject()
                    .put("path", file.toString())
                    .put("size", state.size())
                    .put("modified", state.modified());
        }
        Json.write(done, record(stage));
    }

    private Path record(String stage) {
        return folder.resolve(stage + ".json");
    }

    /** Size and time of a file; a missing file has size −1. */
    record FileState(long size, long modified) {
        static FileState of(Path file) {
            try {
                return Files.isRegularFile(file)
                        ? new FileState(
                                Files.size(file),
                                Files.getLastModifiedTime(file).toMillis())
                        : new FileState(-1, 0);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot look at " + file, e);
            }
        }

        static FileState of(JsonNode node) {
            return new FileState(
                    node.path("size").asLong(), node.path("modified").asLong());
        }
    }
}
