package smi.events.observables;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

    /** No list has a larger PDG number. */
    private static final int MAX_ID = 25;

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

    /** {@return the PDG numbers in this list, of particles and antiparticles; of {@link #P} all that the others have} */
    public Set<Integer> pdgIds() {
        return IntStream.rangeClosed(-MAX_ID, MAX_ID)
                .filter(id -> id != 0 && (this == P ? isListed(id) : contains(id)))
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
    }

    private static boolean isListed(int pdgId) {
        return Stream.of(values()).anyMatch(type -> type != P && type.contains(pdgId));
    }
}
