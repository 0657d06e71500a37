package smi.events;

import java.util.List;
import java.util.Map;

/**
 * Benchmarks shifted by ε along each parameter, for scores without morphing.
 *
 * @param epsilon the shift, in units of the parameters
 * @param shifted for each base benchmark the name of the shifted one per parameter
 */
public record FiniteDifferences(double epsilon, Map<String, List<String>> shifted) {

    /** Copies the lists. */
    public FiniteDifferences {
        shifted = Map.copyOf(shifted);
    }
}
