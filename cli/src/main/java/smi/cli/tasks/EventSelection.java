package smi.cli.tasks;

import java.nio.file.Path;
import java.util.List;
import smi.augmentation.Partition;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.augmentation.WeightedEvents;
import smi.events.EventSource;
import smi.events.hdf5.EventFiles;
import smi.morphing.InvalidInputException;

/**
 * Which events a task uses, and how they are weighted.
 *
 * @param files event files, together one event set
 * @param factors how samples of several benchmarks are joined
 * @param split how the events are divided
 */
public record EventSelection(List<Path> files, SamplingFactors factors, Split split) {

    /** Copies the list. */
    public EventSelection {
        files = List.copyOf(files);
    }

    EventSource open() {
        return EventFiles.open(files);
    }

    WeightedEvents weighted(Partition partition) {
        EventSource source = open();
        try {
            return WeightedEvents.of(source, partition, split, factors);
        } catch (InvalidInputException e) {
            // what the events refuse as a whole does not know their files
            throw e.getMessage().startsWith(files.get(0).toString())
                    ? e
                    : new InvalidInputException(files.get(0) + ": " + e.getMessage(), e);
        }
    }
}
