package smi.events.simulators;

import java.util.List;
import smi.morphing.InvalidInputException;
import smi.morphing.Suggestion;

/** The simulators that come with smi. */
public final class Simulators {
    private Simulators() {}

    /** {@return all simulators, with their default options} */
    public static List<Simulator> all() {
        return List.of(LatentGaussianSimulator.defaults(), DrellYanSimulator.defaults());
    }

    /**
     * A simulator by its name.
     *
     * @param name for example {@code drell-yan}
     * @return the simulator with its default options
     * @throws InvalidInputException if there is none; the message names the nearest one
     */
    public static Simulator named(String name) {
        return all().stream()
                .filter(simulator -> simulator.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException("unknown simulator '%s'; %s"
                        .formatted(
                                name,
                                Suggestion.sentence(
                                        name,
                                        all().stream().map(Simulator::name).toList()))));
    }
}
