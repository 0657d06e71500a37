package smi.events.simulators;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.events.lhe.LesHouchesWriter;

/** A simulator of events with its options set. Immutable; other options make another simulator. */
public interface Simulator {
    /** {@return the name by which {@link Simulators#named} finds it} */
    String name();

    /** {@return one line that says what it simulates} */
    String description();

    /** {@return its options with their present values} */
    List<SimulatorOption> options();

    /**
     * The same simulator with other options.
     *
     * @param values option name → value as text; options not named keep their values
     * @return the simulator with these options
     * @throws smi.morphing.InvalidInputException if there is no such option, a value cannot be used, or two options
     *     contradict each other
     */
    Simulator with(Map<String, String> values);

    /** {@return parameters, benchmarks, morphing basis, observables and nuisance parameters of its events} */
    EventSetup setup();

    /**
     * Simulates events.
     *
     * @param events how many events to generate, at least 1; cuts may leave fewer
     * @param seed seed of the random numbers; the same seed gives the same events
     * @param threads how many threads generate events; the events do not depend on it
     * @return the events, made while they are read
     * @throws smi.morphing.InvalidInputException if there is no event to generate
     */
    EventSource simulate(long events, long seed, int threads);

    /**
     * Simulates events with as many threads as there are processors.
     *
     * @param events how many events to generate
     * @param seed seed of the random numbers
     * @return the events
     */
    default EventSource simulate(long events, long seed) {
        return simulate(events, seed, Runtime.getRuntime().availableProcessors());
    }

    /** {@return the likelihood of the observables, if they have one in closed form} */
    Optional<ExactLikelihood> exactLikelihood();

    /**
     * The generated particles of the same events, before smearing and cuts.
     *
     * @param events how many events are generated, as in {@link #simulate(long, long, int)}
     * @param seed the same seed gives the same physics
     * @param threads how many threads generate events
     * @return what a Les Houches file of these events holds, or empty if the simulator has no particles
     * @throws smi.morphing.InvalidInputException if the options mix several samples, of which a Les Houches file holds
     *     one
     */
    default Optional<LesHouchesWriter.Sample> particles(long events, long seed, int threads) {
        return Optional.empty();
    }
}
