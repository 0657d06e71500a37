package smi.cli.tasks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import smi.augmentation.Partition;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.augmentation.WeightedEvents;
import smi.augmentation.hdf5.SampleFile;
import smi.events.EventSetup;
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
        try {
            return EventFiles.open(files);
        } catch (InvalidInputException e) {
            if (Files.isRegularFile(files.get(0))
                    && e.getMessage().contains("is missing")
                    && SampleFile.isSample(files.get(0))) {
                throw new InvalidInputException(
                        "%s is an augmented sample; give the event file that it was made from".formatted(files.get(0)),
                        e);
            }
            throw e;
        }
    }

    /** The events of a partition, once the task has found that they have what it needs. */
    WeightedEvents weighted(Partition partition, Task task) {
        EventSource source = open();
        if (source.size() == 0) {
            throw new InvalidInputException(
                    "%s holds a setup without events; give a file with events".formatted(files.get(0)));
        }
        check(task, source.setup());
        return Place.at(files.get(0), () -> WeightedEvents.of(source, partition, split, factors));
    }

    /** The events of a partition of an opened source. */
    WeightedEvents weightedEvents(EventSource source, Partition partition) {
        return WeightedEvents.of(source, partition, split, factors);
    }

    /** Lets a task check its settings against the setup, and names the file where that fails. */
    void check(Task task, EventSetup setup) {
        Place.check(files.get(0), () -> task.check(setup));
    }
}
