package smi.events.observables;

/**
 * A particle of an event record.
 *
 * @param pdgId its PDG number
 * @param status 1 in the final state, −1 incoming, 2 intermediate
 * @param mother1 position of the first mother in the event record, counted from 1; 0: none
 * @param mother2 position of the last mother
 * @param momentum its four-momentum, GeV
 * @param mass its generated mass, GeV, as the record states it
 * @param spin cosine between spin and momentum (helicity ±1 for massless particles); 9 where unknown
 */
public record Particle(int pdgId, int status, int mother1, int mother2, FourVector momentum, double mass, double spin) {

    /** {@return whether it leaves the interaction} */
    public boolean isFinal() {
        return status == 1;
    }

    /** {@return the transverse momentum, GeV} */
    public double pt() {
        return momentum.pt();
    }

    /** {@return the pseudorapidity} */
    public double eta() {
        return momentum.eta();
    }

    /** {@return the electric charge in units of e; NaN for a particle beyond the Standard Model} */
    public double charge() {
        double charge =
                switch (Math.abs(pdgId)) {
                    case 1, 3, 5 -> -1.0 / 3;
                    case 2, 4, 6 -> 2.0 / 3;
                    case 11, 13, 15 -> -1;
                    case 24 -> 1;
                    case 9, 12, 14, 16, 21, 22, 23, 25 -> 0;
                    default -> Double.NaN;
                };
        return pdgId < 0 ? -charge : charge;
    }

    /** {@return whether a detector sees it: neither a neutrino nor a particle beyond the Standard Model} */
    public boolean isVisible() {
        return switch (Math.abs(pdgId)) {
            case 1, 2, 3, 4, 5, 6, 9, 11, 13, 15, 21, 22, 23, 24, 25 -> true;
            default -> false;
        };
    }

    /**
     * The same particle elsewhere.
     *
     * @param other its momentum
     * @return the particle
     */
    public Particle withMomentum(FourVector other) {
        return new Particle(pdgId, status, mother1, mother2, other, mass, spin);
    }
}
