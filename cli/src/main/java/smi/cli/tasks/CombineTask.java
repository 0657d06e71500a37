package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import smi.cli.tasks.Console.Progress;
import smi.events.EventCounts;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.events.OutputFile;
import smi.events.hdf5.CombinedEvents;
import smi.events.hdf5.EventFileNames;
import smi.events.hdf5.EventFileWriter;
import smi.events.hdf5.EventFiles;
import smi.events.hdf5.EventShuffle;
import smi.morphing.InvalidInputException;

/**
 * Several event files to one, in a random order.
 *
 * @param files the event files; a pattern or the name of a set stands for its files
 * @param kFactors factors on the weights of the files, in their order
 * @param order whether the events are mixed
 * @param seed decides the order
 * @param output the event file to write
 */
public record CombineTask(List<Path> files, List<Double> kFactors, Order order, long seed, Path output)
        implements Task {

    /** What becomes of the order of the events. */
    public enum Order {
        /** A random order, as partitions into training and test events need it. */
        SHUFFLED,
        /** File after file. */
        KEPT
    }

    /** Copies the lists. */
    public CombineTask {
        files = List.copyOf(files);
        kFactors = List.copyOf(kFactors);
        if (kFactors.size() != files.size()) {
            throw new InvalidInputException(
                    "%d k-factors for %d files; give one for each".formatted(kFactors.size(), files.size()));
        }
    }

    @Override
    public String command() {
        return "combine";
    }

    @Override
    public List<Path> inputs() {
        return EventFileNames.resolve(files.stream().map(Path::toString).toList());
    }

    @Override
    public List<Path> outputs() {
        return List.of(output);
    }

    @Override
    public ObjectNode run(Context context) {
        refuseToReplaceInputs();
        CombinedEvents events = open();
        Console console = context.console();
        remark(events).ifPresent(console::note);
        var sums = new WeightSums(events);
        List<Path> written = write(events, sums, context);
        ObjectNode result = json(events, sums);
        remark(events).ifPresent(text -> result.putArray("remarks").add(text));
        result.set("files", Json.array(written.stream().map(Path::toString).toList()));
        print(events, sums, console);
        console.say("%d events: %s".formatted(events.size(), EventWriting.names(written)));
        return result;
    }

    private CombinedEvents open() {
        List<CombinedEvents.Part> parts = new ArrayList<>();
        for (int k = 0; k < files.size(); k++) {
            parts.add(new CombinedEvents.Part(EventFiles.open(files.get(k)), kFactors.get(k)));
        }
        CombinedEvents events = CombinedEvents.of(parts);
        if (events.size() == 0) {
            throw new InvalidInputException(
                    "%s holds a setup without events, and so do the others; give files with events"
                            .formatted(files.get(0)));
        }
        return events;
    }

    /** The files of a set count, too. */
    private void refuseToReplaceInputs() {
        Set<Path> replaced = new HashSet<>();
        replaced.add(output.toAbsolutePath().normalize());
        EventFileNames.members(output)
                .forEach(file -> replaced.add(file.toAbsolutePath().normalize()));
        for (Path file : inputs()) {
            if (replaced.contains(file.toAbsolutePath().normalize())) {
                throw new InvalidInputException(
                        "%s is one of the files to combine; write the combination under another name".formatted(file));
            }
        }
    }

    private List<Path> write(CombinedEvents events, WeightSums sums, Context context) {
        boolean shuffled = order == Order.SHUFFLED;
        try (EventFileWriter writer = EventFileWriter.create(output, events.setup(), context.provenance());
                Progress progress = context.console().progress("events", events.size() * (shuffled ? 2 : 1))) {
            EventSource watched = new WatchedEvents(events, block -> {
                sums.add(block);
                progress.step(block.size());
            });
            if (shuffled) {
                EventShuffle.shuffle(watched, seed, OutputFile.folder(output), block -> {
                    writer.write(block);
                    progress.step(block.size());
                });
            } else {
                watched.readAll(writer::write);
            }
            return writer.finish();
        }
    }

    private static Optional<String> remark(CombinedEvents events) {
        List<String> shared = events.sharedBenchmarks();
        if (shared.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                ("events of several files were generated at %s: their cross sections add up, as those of different"
                                + " processes do; samples of one process need k-factors that add up to 1")
                        .formatted(String.join(", ", shared)));
    }

    private ObjectNode json(CombinedEvents events, WeightSums sums) {
        ObjectNode result = Json.object();
        counts(result, events.counts(), events.size(), events.setup());
        result.set("weight_sum_pb", named(events.setup(), sums.total()));
        ArrayNode list = result.putArray("parts");
        for (int k = 0; k < files.size(); k++) {
            CombinedEvents.Part part = events.parts().get(k);
            ObjectNode node =
                    list.addObject().put("file", files.get(k).toString()).put("k_factor", part.kFactor());
            counts(node, part.events().counts(), part.events().size(), events.setup());
            node.set("weight_sum_pb", named(events.setup(), sums.of(k)));
        }
        return result;
    }

    private static void counts(ObjectNode node, EventCounts counts, long size, EventSetup setup) {
        node.put("n_events", size).put("n_background", counts.background());
        ObjectNode signal = node.putObject("signal_events_per_benchmark");
        for (int b = 0; b < setup.benchmarks().size(); b++) {
            signal.put(setup.benchmarks().get(b).name(), counts.signal()[b]);
        }
    }

    private static ObjectNode named(EventSetup setup, double[] sums) {
        ObjectNode node = Json.object();
        for (int b = 0; b < sums.length; b++) {
            node.put(setup.weightColumns().get(b), sums[b]);
        }
        return node;
    }

    private void print(CombinedEvents events, WeightSums sums, Console console) {
        String reference = events.setup().referenceBenchmark();
        int column = events.setup().benchmarkIndex(reference);
        TextTable table = TextTable.of("file", "events", "background", "k-factor", "weights at " + reference + " [pb]");
        for (int k = 0; k < files.size(); k++) {
            CombinedEvents.Part part = events.parts().get(k);
            table.row(
                    files.get(k),
                    part.events().size(),
                    part.events().counts().background(),
                    Numbers.compact(part.kFactor()),
                    sums.of(k)[column]);
        }
        table.row("together", events.size(), events.counts().background(), "", sums.total()[column]);
        console.say(table);
    }
}
