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
}
