package smi.morphing;

import java.util.Optional;

/**
 * A nuisance parameter ν with a standard normal constraint, known by the event weights at ν = +1 and, where there are
 * two benchmarks, at ν = −1.
 *
 * @param name its name
 * @param systematic name of the systematic uncertainty that it belongs to
 * @param benchmarkPositive the nuisance benchmark with ν = +1
 * @param benchmarkNegative the nuisance benchmark with ν = −1, if there is one
 */
public record NuisanceParameter(
        String name, String systematic, String benchmarkPositive, Optional<String> benchmarkNegative) {}
