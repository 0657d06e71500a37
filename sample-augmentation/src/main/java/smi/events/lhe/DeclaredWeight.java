package smi.events.lhe;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * A weight of a file and what the header declares it to be.
 *
 * @param weight the weight as the header has it
 * @param kind what it is for
 * @param muR the factor on the renormalisation scale; 1 where the header says nothing
 * @param muF the factor on the factorisation scale; 1 where the header says nothing
 * @param pdf LHAPDF number of the parton densities, where the header says it
 * @param dynamicalScale the choice of another dynamical scale, if it is one
 */
public record DeclaredWeight(
        LheWeight weight, WeightKind kind, double muR, double muF, OptionalInt pdf, Optional<String> dynamicalScale) {

    /** {@return its id} */
    public String id() {
        return weight.id();
    }

    /** {@return whether its scales are the nominal ones} */
    public boolean hasNominalScales() {
        return muR == 1 && muF == 1 && dynamicalScale.isEmpty();
    }

    DeclaredWeight as(WeightKind other) {
        return new DeclaredWeight(weight, other, muR, muF, pdf, dynamicalScale);
    }
}
