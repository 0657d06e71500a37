package smi.augmentation;

import smi.events.EventSource;
import smi.morphing.InvalidInputException;

/**
 * The events of a partition.
 *
 * @param from the first one
 * @param to one past the last one
 * @param scale what their weights are multiplied by, so that their sums are those of all events
 */
record EventRange(long from, long to, double scale) {

    static EventRange of(EventSource source, Partition partition, Split split) {
        long events = source.size();
        long from = split.from(partition, events);
        long to = split.to(partition, events);
        if (!(to > from)) {
            throw new InvalidInputException(
                    ("the %s partition of %d events is empty (validation fraction %s, test fraction %s); enlarge its"
                                    + " fraction or use more events")
                            .formatted(partition.label(), events, split.validation(), split.test()));
        }
        return new EventRange(from, to, (double) events / (to - from));
    }
}
