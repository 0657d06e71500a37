package smi.events.observables;

/** Angles of the first of two particles in the rest frame of both. NaN where the frame is not defined. */
public final class DecayAngles {
    private DecayAngles() {}

    /**
     * The helicity angle.
     *
     * @param a the particle
     * @param b the other one
     * @return the cosine of the angle between a in the rest frame and the direction in which the pair moves
     */
    public static double cosThetaStar(FourVector a, FourVector b) {
        FourVector pair = a.plus(b);
        FourVector inRest = a.boostToRestFrame(pair);
        return inRest.dot3(pair) / (inRest.p() * pair.p());
    }

    /**
     * The polar angle in the frame of Collins and Soper (Phys. Rev. D 16 (1977) 2219). The z axis bisects the momentum of
     * the proton that flies in the pair's direction along the beam and the opposite of the other proton's.
     *
     * @param a the particle, for example the negative lepton
     * @param b the other one
     * @return the cosine of its polar angle
     */
    public static double cosThetaCollinsSoper(FourVector a, FourVector b) {
        FourVector pair = a.plus(b);
        double mass = pair.m();
        double numerator = (a.e() + a.pz()) * (b.e() - b.pz()) - (a.e() - a.pz()) * (b.e() + b.pz());
        double direction = Math.copySign(1, pair.pz());
        // the textbook formula is for massless particles, whose momentum in the rest frame is half the mass
        double massless = direction * numerator / (mass * Math.hypot(mass, pair.pt()));
        return massless * (mass / 2) / momentumAtRest(a, pair, mass);
    }

    private static double momentumAtRest(FourVector a, FourVector pair, double mass) {
        double energy = a.dot(pair) / mass;
        return Math.sqrt(energy * energy - a.dot(a));
    }

    /**
     * The azimuth in the frame of Collins and Soper, whose x axis lies along the transverse momentum of the pair.
     *
     * @param a the particle, for example the negative lepton
     * @param b the other one
     * @return its azimuth, in (−π, π]; NaN for a pair without transverse momentum
     */
    public static double phiCollinsSoper(FourVector a, FourVector b) {
        FourVector pair = a.plus(b);
        double pt = pair.pt();
        double mass = pair.m();
        FourVector difference = a.minus(b);
        double along = (difference.px() * pair.px() + difference.py() * pair.py()) / pt;
        // ŷ = ẑ × x̂ points along (beam × pt)
        double across = (difference.py() * pair.px() - difference.px() * pair.py()) / pt;
        // in the rest frame the component along the pair's transverse momentum is Lorentz contracted
        double x = along * Math.hypot(mass, pt) / mass - pt / mass * longitudinalEnergy(difference, pair);
        double y = across * Math.copySign(1, pair.pz());
        return pt > 0 ? Math.atan2(y, x) : Double.NaN;
    }

    /** The energy difference in the frame where the pair has no longitudinal momentum. */
    private static double longitudinalEnergy(FourVector difference, FourVector pair) {
        double transverseMass = pair.mt();
        return (difference.e() * pair.e() - difference.pz() * pair.pz()) / transverseMass;
    }
}
