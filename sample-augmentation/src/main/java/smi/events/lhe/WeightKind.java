package smi.events.lhe;

import java.util.Locale;

/** What a declared weight is for. */
public enum WeightKind {
    /** Other renormalisation, factorisation or dynamical scales, or the nominal ones beside such weights. */
    SCALE,
    /** A member of a set of parton densities. */
    PDF,
    /** Another point in parameter space. */
    REWEIGHTING,
    /** The file does not say. */
    OTHER;

    /** {@return the name, as results have it} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
