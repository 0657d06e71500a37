package smi.cli.tasks;

import java.nio.file.Path;
import java.util.List;
import smi.cli.tasks.Console.Progress;
import smi.events.EventSource;
import smi.events.hdf5.EventFileWriter;

/** Writes events with progress. */
final class EventWriting {
    private EventWriting() {}

    /** Writes all events and returns the files: one, or a set if there are many. */
    static List<Path> write(EventSource events, Path output, Context context) {
        try (EventFileWriter writer = EventFileWriter.create(output, events.setup(), context.provenance());
                Progress progress = context.console().progress("events", events.size())) {
            events.readAll(block -> {
                writer.write(block);
                progress.step(block.size());
            });
            return writer.finish();
        }
    }

    /** The files of an event set, as one text. */
    static String names(List<Path> files) {
        return files.size() == 1
                ? files.get(0).toString()
                : "%s to %s".formatted(files.get(0), files.get(files.size() - 1).getFileName());
    }
}
