package smi.events.observables;

import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import smi.morphing.InvalidInputException;

/**
 * How well a detector measures some kinds of particles: Gaussian errors, drawn again until energy and transverse momentum
 * are physical. A particle along the beam keeps its direction.
 *
 * @param pdgIds the PDG numbers it is for
 * @param energy the error on the energy, GeV; empty: the energy follows from transverse momentum, direction and mass
 * @param pt the error on the transverse momentum, GeV; empty: it follows from energy, direction and mass
 * @param eta the error on the pseudorapidity
 * @param phi the error on the azimuth, rad
 */
public record Smearing(
        Set<Integer> pdgIds, Optional<Resolution> energy, Optional<Resolution> pt, Resolution eta, Resolution phi) {

    public Smearing {
        pdgIds = Set.copyOf(pdgIds);
        if (energy.isEmpty() && pt.isEmpty()) {
            throw new InvalidInputException(
                    "a smearing derives the energy from pt and pt from the energy; give the resolution of one of them");
        }
    }

    /** The particle as measured; spin and PDG number are not measured but kept. */
    Particle measure(Particle particle, RandomGenerator random) {
        FourVector momentum = particle.momentum();
        FourVector measured = momentum.pt() > 0 ? measure(momentum, random) : alongBeam(momentum, random);
        return particle.withMomentum(measured);
    }

    private FourVector measure(FourVector momentum, RandomGenerator random) {
        double mass = Math.max(0, momentum.m());
        double e = energy(momentum, mass, random);
        double transverse = pt.isPresent() ? pt.get().measureAbove(0, momentum.pt(), random) : Double.NaN;
        double rapidity = eta.measure(momentum.eta(), random);
        double azimuth = phi.measure(momentum.phi(), random);
        if (pt.isEmpty()) {
            transverse = e > mass ? Math.sqrt(e * e - mass * mass) / Math.cosh(rapidity) : 0;
        }
        double pz = transverse * Math.sinh(rapidity);
        if (energy.isEmpty()) {
            e = Math.sqrt(transverse * transverse + pz * pz + mass * mass);
        }
        return new FourVector(transverse * Math.cos(azimuth), transverse * Math.sin(azimuth), pz, e);
    }

    private double energy(FourVector momentum, double mass, RandomGenerator random) {
        double bound = pt.isEmpty() ? mass : 0;
        return energy.isPresent() ? energy.get().measureAbove(bound, momentum.e(), random) : momentum.e();
    }

    private FourVector alongBeam(FourVector momentum, RandomGenerator random) {
        double mass = Math.max(0, momentum.m());
        double e = energy(momentum, mass, random);
        double p = e > mass && pt.isEmpty() ? Math.sqrt(e * e - mass * mass) : Math.abs(momentum.pz());
        return new FourVector(0, 0, Math.copySign(p, momentum.pz()), e);
    }
}
