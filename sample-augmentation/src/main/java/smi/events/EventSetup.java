package smi.events;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smi.morphing.Benchmark;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingBasis;
import smi.morphing.NuisanceParameter;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;
import smi.morphing.PolynomialMorpher;
import smi.morphing.Suggestion;

/**
 * What an event file says before its first event. The columns of the event weights are the physics benchmarks followed
 * by the nuisance benchmarks.
 *
 * @param space the physics parameters
 * @param benchmarks the physics benchmarks, in the order of the weight columns
 * @param nuisanceBenchmarks names of the nuisance benchmarks, in the order of the weight columns after these
 * @param morphing the morphing basis (its benchmarks are among the physics benchmarks), if there is one
 * @param nuisanceParameters the nuisance parameters; may be empty
 * @param systematics the systematic uncertainties; may be empty
 * @param observables the observables, in the order of the columns of the observations
 * @param referenceBenchmark the physics benchmark that the nuisance benchmarks vary
 * @param finiteDifferences shifted benchmarks, if there are any
 */
public record EventSetup(
        ParameterSpace space,
        List<Benchmark> benchmarks,
        List<String> nuisanceBenchmarks,
        Optional<MorphingBasis> morphing,
        List<NuisanceParameter> nuisanceParameters,
        List<Systematic> systematics,
        List<Observable> observables,
        String referenceBenchmark,
        Optional<FiniteDifferences> finiteDifferences) {

    public EventSetup {
        benchmarks = List.copyOf(benchmarks);
        nuisanceBenchmarks = List.copyOf(nuisanceBenchmarks);
        nuisanceParameters = List.copyOf(nuisanceParameters);
        systematics = List.copyOf(systematics);
        observables = List.copyOf(observables);
        if (benchmarks.isEmpty()) {
            throw new InvalidInputException("the setup has no benchmark; define at least one");
        }
    }

    /**
     * A setup with morphing and without systematic uncertainties.
     *
     * @param morphing the morphing basis; its benchmarks are the benchmarks, the first is the reference
     * @param observables the observables
     * @return the setup
     */
    public static EventSetup of(MorphingBasis morphing, List<Observable> observables) {
        return new EventSetup(
                morphing.space(),
                morphing.benchmarks(),
                List.of(),
                Optional.of(morphing),
                List.of(),
                List.of(),
                observables,
                morphing.benchmarks().get(0).name(),
                Optional.empty());
    }

    /** {@return names of the weight columns: physics benchmarks, then nuisance benchmarks} */
    public List<String> weightColumns() {
        List<String> names =
                new ArrayList<>(benchmarks.stream().map(Benchmark::name).toList());
        names.addAll(nuisanceBenchmarks);
        return List.copyOf(names);
    }

    /** {@return names of the observables in order} */
    public List<String> observableNames() {
        return observables.stream().map(Observable::name).toList();
    }

    /**
     * A benchmark by its name.
     *
     * @param name its name
     * @return its index among the physics benchmarks
     * @throws InvalidInputException if there is none; the message names the nearest one
     */
    public int benchmarkIndex(String name) {
        List<String> names = benchmarks.stream().map(Benchmark::name).toList();
        int index = names.indexOf(name);
        if (index < 0) {
            throw new InvalidInputException(
                    "unknown benchmark '%s'; %s".formatted(name, Suggestion.sentence(name, names)));
        }
        return index;
    }

    /**
     * Where a benchmark lies.
     *
     * @param name its name
     * @return its parameter point
     * @throws InvalidInputException if there is none
     */
    public ParameterPoint benchmarkPoint(String name) {
        return benchmarks.get(benchmarkIndex(name)).point();
    }

    /**
     * The place of an observable.
     *
     * @param name its name
     * @return its column among the observations
     * @throws InvalidInputException if there is none; the message names the nearest one
     */
    public int observableIndex(String name) {
        int index = observableNames().indexOf(name);
        if (index < 0) {
            throw new InvalidInputException(
                    "unknown observable '%s'; %s".formatted(name, Suggestion.sentence(name, observableNames())));
        }
        return index;
    }

    /**
     * The places of what an estimator was trained on.
     *
     * @param trained names of the observables that it needs, in its order
     * @param parameters names of the parameters that it knows
     * @return the columns of its observables among the observations
     * @throws InvalidInputException if these events have other parameters, or lack an observable
     */
    public int[] columnsOf(List<String> trained, List<String> parameters) {
        if (!parameters.equals(space.names())) {
            throw new InvalidInputException("the model was trained for the parameters %s, the events have %s"
                    .formatted(parameters, space.names()));
        }
        List<String> names = observableNames();
        for (String name : trained) {
            if (!names.contains(name)) {
                throw new InvalidInputException(
                        "the model was trained on the observable '%s', which the events do not have; %s"
                                .formatted(name, Suggestion.sentence(name, names)));
            }
        }
        return trained.stream().mapToInt(names::indexOf).toArray();
    }

    /**
     * The morpher of this setup.
     *
     * @return a morpher over {@link MorphingBasis#benchmarks()}
     * @throws InvalidInputException if the file has no morphing
     */
    public PolynomialMorpher morpher() {
        return new PolynomialMorpher(
                morphing.orElseThrow(
                        () -> new InvalidInputException(
                                "the event file has no morphing, so weights are known at its benchmarks only; write it with morphing components")));
    }
}
