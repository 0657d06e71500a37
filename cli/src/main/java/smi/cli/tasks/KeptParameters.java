package smi.cli.tasks;

import java.util.List;
import smi.fisher.Information;
import smi.morphing.InvalidInputException;

/**
 * Which parameters an information matrix is about.
 *
 * @param projected the parameters that are kept, the others known; empty: all
 * @param profiled the parameters that are kept, the others fitted, nuisance parameters with their constraints; empty: all
 */
public record KeptParameters(List<String> projected, List<String> profiled) {

    /** Refuses both at once, because their order would matter. */
    public KeptParameters {
        if (!projected.isEmpty() && !profiled.isEmpty()) {
            throw new InvalidInputException("give either --project or --profile, not both");
        }
    }

    /** {@return all parameters} */
    public static KeptParameters all() {
        return new KeptParameters(List.of(), List.of());
    }

    Information of(Information information) {
        if (!projected.isEmpty()) {
            return information.project(projected);
        }
        return profiled.isEmpty() ? information : information.withConstraints().profile(profiled);
    }
}
