package smi.events.observables;

import java.util.Locale;

/** The kinds of objects that observables speak of; the names are MadMiner's. */
public enum ObjectType {
    /** Every particle of the final state. */
    P,
    /** Electrons and positrons. */
    E,
    /** Muons. */
    MU,
    /** Taus. */
    TAU,
    /** Electrons and muons. */
    L,
    /** Photons. */
    A,
    /** Quarks and gluons. */
    J,
    /** Neutrinos. */
    V;

    /** {@return the name in expressions, for example {@code mu}} */
    public String symbol() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Whether a particle belongs to this list.
     *
     * @param pdgId its PDG number
     * @return whether it does
     */
    public boolean contains(int pdgId) {
        int id = Math.abs(pdgId);
        return switch (this) {
            case P -> true;
            case E -> id == 11;
            case MU -> id == 13;
            case TAU -> id == 15;
            case L -> id == 11 || id == 13;
            case A -> id == 22;
            case J -> id >= 1 && id <= 6 || id == 9 || id == 21;
            case V -> id == 12 || id == 14 || id == 16;
        };
    }
}
