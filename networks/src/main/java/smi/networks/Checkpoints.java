package smi.networks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import smi.morphing.InvalidInputException;

/**
 * Where the state of a training is kept while it runs, one file per network. Files are replaced whole, so a training that
 * is killed at any moment goes on from the last one, and ends with the same bits.
 *
 * @param folder a folder of their own; made when it is needed
 * @param every time between two checkpoints of a network
 * @param earlier what becomes of checkpoints that are there already
 */
public record Checkpoints(Path folder, Duration every, Earlier earlier) {
    /** What becomes of checkpoints that are there when a training begins. */
    public enum Earlier {
        /** They are removed. */
        DISCARD,
        /** The training goes on from them; an error if they belong to another one. */
        CONTINUE,
        /** The training goes on from them if they belong to it; if not, they are removed. */
        CONTINUE_IF_SAME
    }

    /** Checks the interval. */
    public Checkpoints {
        if (every.isNegative()) {
            throw new InvalidInputException("checkpoints every %s; give a time >= 0".formatted(every));
        }
    }

    /** {@return whether there are any} */
    public boolean exist() {
        return !files().isEmpty();
    }

    /** Removes them, with their folder. */
    public void discard() {
        try {
            for (Path file : files()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove the checkpoints " + folder, e);
        }
    }

    private List<Path> files() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> list = Files.list(folder)) {
            return list.toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look into " + folder, e);
        }
    }

    /** The file of a network. */
    Path file(int member) {
        return folder.resolve("member-" + member + ".checkpoint");
    }

    /** Removes or refuses what cannot be continued, before anything is trained. */
    void prepare(List<String> digests) {
        boolean same = true;
        for (int member = 0; member < digests.size() && same; member++) {
            Path file = file(member);
            same = !Files.isRegularFile(file) || CheckpointFile.belongsTo(file, digests.get(member));
            if (!same && earlier == Earlier.CONTINUE) {
                throw new InvalidInputException(
                        "%s belongs to a training with another sample, other settings or another version of smi; give the same ones, or start again with --force"
                                .formatted(file));
            }
        }
        if (earlier == Earlier.DISCARD || !same) {
            discard();
        }
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new InvalidInputException("cannot create the folder %s for checkpoints: %s".formatted(folder, e), e);
        }
    }
}
