package smi.events.hdf5;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import smi.events.EventSetup;
import smi.morphing.MorphingBasis;

/** Finds what keeps two setups from describing one set of events. */
public final class SetupDifference {
    private SetupDifference() {}

    /**
     * The first difference.
     *
     * @param one a setup
     * @param other another one
     * @return for example {@code "benchmarks: w at (cWW=1.0), not w at (cWW=2.0)"}: what the second has, and what the
     *     first has; empty if they agree
     */
    public static Optional<String> first(EventSetup one, EventSetup other) {
        return lists("parameters", one.space().parameters(), other.space().parameters())
                .or(() -> lists("benchmarks", one.benchmarks(), other.benchmarks()))
                .or(() -> lists("nuisance benchmarks", one.nuisanceBenchmarks(), other.nuisanceBenchmarks()))
                .or(() -> lists("observables", one.observables(), other.observables()))
                .or(() -> lists("nuisance parameters", one.nuisanceParameters(), other.nuisanceParameters()))
                .or(() -> lists("systematics", one.systematics(), other.systematics()))
                .or(() -> values("reference benchmark", one.referenceBenchmark(), other.referenceBenchmark()))
                .or(() -> values("finite differences", one.finiteDifferences(), other.finiteDifferences()))
                .or(() -> values("morphing components", components(one), components(other)))
                .or(() -> values("morphing matrix", matrix(one), matrix(other)));
    }

    private static Optional<?> components(EventSetup setup) {
        return setup.morphing().map(MorphingBasis::components);
    }

    private static Optional<?> matrix(EventSetup setup) {
        return setup.morphing().map(basis -> Arrays.deepToString(basis.matrix()));
    }

    private static Optional<String> lists(String what, List<?> one, List<?> other) {
        if (one.size() != other.size()) {
            return Optional.of("%d %s, not %d".formatted(other.size(), what, one.size()));
        }
        for (int i = 0; i < one.size(); i++) {
            Optional<String> difference = values(what, one.get(i), other.get(i));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private static Optional<String> values(String what, Object one, Object other) {
        return one.equals(other) ? Optional.empty() : Optional.of("%s: %s, not %s".formatted(what, other, one));
    }
}
