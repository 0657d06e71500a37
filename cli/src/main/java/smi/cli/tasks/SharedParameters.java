package smi.cli.tasks;

import java.util.List;
import java.util.Optional;
import smi.events.EventSetup;
import smi.limits.NuisanceParameters;
import smi.limits.ParameterGrid;
import smi.morphing.ParameterPoint;

/** What all channels of a measurement share, as users write it; {@code all} stands for all nuisance parameters. */
record SharedParameters(Optional<String> thetaTrue, String grid, List<String> nuisance) {
    private static final List<String> ALL = List.of("all");

    Optional<ParameterPoint> truth(EventSetup setup) {
        return thetaTrue.map(text -> Points.parse(text, setup));
    }

    ParameterGrid grid(EventSetup setup) {
        return ParameterGrid.parse(grid, setup.space());
    }

    List<String> nuisance(EventSetup setup) {
        return nuisance.equals(ALL) ? NuisanceParameters.all(setup) : nuisance;
    }

    /** The same with the nuisance parameters that these events have: other channels may have others. */
    SharedParameters knownTo(EventSetup setup) {
        List<String> known = NuisanceParameters.all(setup);
        return new SharedParameters(
                thetaTrue,
                grid,
                nuisance(setup).stream().filter(known::contains).toList());
    }
}
