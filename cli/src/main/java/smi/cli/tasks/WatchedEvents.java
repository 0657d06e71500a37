package smi.cli.tasks;

import java.util.List;
import java.util.function.Consumer;
import smi.events.EventBlock;
import smi.events.EventCounts;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.events.InputFile;

/**
 * Events that somebody looks at while they are read.
 *
 * @param events the events
 * @param watcher gets every block before the reader
 */
record WatchedEvents(EventSource events, Consumer<EventBlock> watcher) implements EventSource {

    @Override
    public EventSetup setup() {
        return events.setup();
    }

    @Override
    public EventCounts counts() {
        return events.counts();
    }

    @Override
    public long size() {
        return events.size();
    }

    @Override
    public List<InputFile> inputs() {
        return events.inputs();
    }

    @Override
    public void read(long from, long to, int blockSize, Consumer<EventBlock> reader) {
        events.read(from, to, blockSize, watcher.andThen(reader));
    }
}
