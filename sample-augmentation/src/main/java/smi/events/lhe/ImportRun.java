package smi.events.lhe;

import java.nio.file.Path;
import java.util.function.LongConsumer;

/**
 * How an import is carried out. Its result does not depend on it.
 *
 * @param threads how many threads may work; at least 1
 * @param scratch a folder with room for the events: 8 bytes per observable and weight
 * @param progress is told how many bytes of the files were read since it was told last, from one thread
 */
public record ImportRun(int threads, Path scratch, LongConsumer progress) {

    public ImportRun {
        if (!(threads >= 1)) {
            throw new IllegalArgumentException("%d threads cannot import events".formatted(threads));
        }
    }

    /** {@return one thread per processor, in the folder for temporary files} */
    public static ImportRun defaults() {
        return new ImportRun(
                Runtime.getRuntime().availableProcessors(), Path.of(System.getProperty("java.io.tmpdir")), bytes -> {});
    }
}
