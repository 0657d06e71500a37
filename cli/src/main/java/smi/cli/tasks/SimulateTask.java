package smi.cli.tasks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smi.events.EventSource;
import smi.events.lhe.LesHouchesWriter;
import smi.events.simulators.Simulator;
import smi.events.simulators.Simulators;
import smi.morphing.InvalidInputException;

/**
 * Events from an embedded simulator.
 *
 * @param simulator its name
 * @param n number of events to generate
 * @param seed seed of the random numbers
 * @param options its options that differ from the defaults
 * @param output the event file
 * @param lesHouches a Les Houches file of the same events, if wanted
 */
public record SimulateTask(
        String simulator, long n, long seed, Map<String, String> options, Path output, Optional<Path> lesHouches)
        implements Task {

    public SimulateTask {
        if (n < 1) {
            throw new InvalidInputException("%d events; give a number of events of 1 or more".formatted(n));
        }
        // an unknown simulator or option is found here
        Simulators.named(simulator).with(options);
    }

    @Override
    public String command() {
        return "simulate";
    }

    @Override
    public List<Path> inputs() {
        return List.of();
    }

    @Override
    public List<Path> outputs() {
        List<Path> files = new ArrayList<>(List.of(output));
        lesHouches.ifPresent(files::add);
        return List.copyOf(files);
    }

    @Override
    public ObjectNode run(Context context) {
        Simulator chosen = Simulators.named(simulator).with(options);
        Optional<LesHouchesWriter.Sample> particles = lesHouches.map(path -> particles(chosen, context.threads()));
        EventSource events = chosen.simulate(n, seed, context.threads());
        List<Path> written = EventWriting.write(events, output, context);
        particles.ifPresent(sample -> LesHouchesWriter.write(lesHouches.orElseThrow(), sample));
        ObjectNode result = Json.object().put("n_generated", n).put("n_events", events.size());
        lesHouches.ifPresent(path -> result.put("les_houches_file", path.toString()));
        result.set("files", Json.array(written.stream().map(Path::toString).toList()));
        String share = events.size() == n ? "" : " of %d generated pass the cuts".formatted(n);
        context.console().say("%d events%s: %s".formatted(events.size(), share, EventWriting.names(written)));
        return result;
    }

    private LesHouchesWriter.Sample particles(Simulator chosen, int threads) {
        return chosen.particles(n, seed, threads)
                .orElseThrow(() -> new InvalidInputException(
                        "the simulator '%s' has no particles, so there is no Les Houches file; leave --lhe out"
                                .formatted(simulator)));
    }
}
