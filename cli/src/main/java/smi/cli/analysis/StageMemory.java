package smi.cli.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
 * of the inputs) and the digests of its files. A stage with the same key and the same files need not run again.
 */
final class StageMemory {
    private final Path workdir;
    private final DigestCache digests;

    StageMemory(Path workdir, DigestCache digests) {
        this.workdir = workdir;
        this.digests = digests;
    }

    /** The key of a task on given inputs. */
    static String key(Task task, List<InputFile> inputs) {
        ObjectNode all = Json.object();
        all.put("version", SmiVersion.current()).put("command", task.command()).put("seed", task.seed());
        all.set("settings", Json.decisiveSettings(task));
        ArrayNode list = all.putArray("inputs");
        inputs.forEach(input -> list.add(input.sha256()));
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
            Path path = workdir.resolve(file.path("path").asText());
            if (!Files.isRegularFile(path)
                    || !digests.of(path).sha256().equals(file.path("sha256").asText())) {
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
            // relative, so that a folder that was moved still knows what was done
            list.addObject()
                    .put(
                            "path",
                            workdir.toAbsolutePath()
                                    .relativize(file.toAbsolutePath())
                                    .toString())
                    .put("sha256", digests.of(file).sha256());
        }
        Json.write(done, record(stage));
    }

    private Path record(String stage) {
        return DigestCache.folder(workdir).resolve(stage + ".json");
    }
}
