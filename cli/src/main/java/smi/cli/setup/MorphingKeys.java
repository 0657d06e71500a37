package smi.cli.setup;

import java.util.List;
import smi.morphing.Benchmark;
import smi.morphing.MorphingBasis;
import smi.morphing.MorphingComponents;
import smi.morphing.ParameterSpace;

/**
 * The morphing.
 *
 * @param maxOverallPower the highest sum of powers in |M|² (default 2)
 */
public record MorphingKeys(Integer maxOverallPower) {
    MorphingBasis basis(ParameterSpace space, List<Benchmark> benchmarks) {
        var components = MorphingComponents.upTo(space, maxOverallPower == null ? 2 : maxOverallPower);
        return MorphingBasis.of(space, components, benchmarks);
    }
}
