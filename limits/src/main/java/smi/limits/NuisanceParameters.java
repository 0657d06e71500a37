package smi.limits;

import java.util.ArrayList;
import java.util.List;
import smi.events.EventSetup;
import smi.morphing.InvalidInputException;
import smi.morphing.NuisanceMorpher;
import smi.morphing.NuisanceParameter;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;
import smi.morphing.Suggestion;

/** The nuisance parameters of events as parameters of a likelihood, after those of the theory. */
public final class NuisanceParameters {
    /** In standard deviations: no measurement pulls a nuisance parameter further, and the weights would make no sense. */
    public static final double RANGE = 5;

    private NuisanceParameters() {}

    /**
     * The parameters θ and ν.
     *
     * @param setup of the events
     * @param names nuisance parameters to take, in the order wanted
     * @return the space of θ, then ν with the range ±5
     * @throws InvalidInputException if there is no such nuisance parameter
     */
    public static ParameterSpace space(EventSetup setup, List<String> names) {
        List<Parameter> parameters = new ArrayList<>(setup.space().parameters());
        chosen(setup, names).forEach(nu -> parameters.add(Parameter.of(nu.name(), 0, -RANGE, RANGE)));
        return new ParameterSpace(parameters);
    }

    /** {@return the names of all nuisance parameters} @param setup of the events */
    public static List<String> all(EventSetup setup) {
        return setup.nuisanceParameters().stream().map(NuisanceParameter::name).toList();
    }

    /**
     * How the weights depend on the chosen ones.
     *
     * @param setup of the events
     * @param names nuisance parameters to take, in the order wanted
     * @return gives each event's dependence
     * @throws InvalidInputException if there is no such nuisance parameter, or its weights are missing
     */
    public static NuisanceMorpher morpher(EventSetup setup, List<String> names) {
        return NuisanceMorpher.of(chosen(setup, names), setup.weightColumns(), setup.referenceBenchmark());
    }

    private static List<NuisanceParameter> chosen(EventSetup setup, List<String> names) {
        List<String> known = all(setup);
        return names.stream()
                .map(name -> {
                    int index = known.indexOf(name);
                    if (index < 0) {
                        throw new InvalidInputException(
                                known.isEmpty()
                                        ? "the events have no nuisance parameters, so there is no '%s'".formatted(name)
                                        : "unknown nuisance parameter '%s'; %s"
                                                .formatted(name, Suggestion.sentence(name, known)));
                    }
                    return setup.nuisanceParameters().get(index);
                })
                .toList();
    }
}
