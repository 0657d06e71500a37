package smi.events.lhe;

import java.util.List;
import java.util.Optional;
import smi.morphing.NuisanceParameter;

/**
 * A nuisance parameter of a file and the weights that make it.
 *
 * @param parameter the parameter with its benchmarks
 * @param what what varies, for example {@code muR=2.0 muF=2.0} or {@code member 3 (10803)}
 * @param ids the weights that it is made of; empty for a norm
 * @param positive the weight at its benchmark for ν = +1
 * @param negative the weight at its benchmark for ν = −1, if it has one
 */
record FoundVariation(
        NuisanceParameter parameter,
        String what,
        List<String> ids,
        NuisanceWeight positive,
        Optional<NuisanceWeight> negative) {

    FoundVariation {
        ids = List.copyOf(ids);
    }
}
