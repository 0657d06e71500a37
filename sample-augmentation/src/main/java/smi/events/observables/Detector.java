package smi.events.observables;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import smi.morphing.InvalidInputException;

/**
 * A simple detector: particles are measured with errors, and so is the missing transverse momentum. The random numbers of
 * an event depend on the seed, on its number and on its momenta alone, so neither on the order in which events are
 * treated nor on the threads that do it.
 */
public final class Detector {
    /** Measures everything exactly. */
    public static final Detector PERFECT = new Detector(List.of(), Resolution.PERFECT, 0);

    private final Map<Integer, Smearing> smearing = new HashMap<>();
    private final Resolution metNoise;
    private final long seed;

    /**
     * A detector.
     *
     * @param smearing the errors on particles; kinds that are not named are measured exactly
     * @param metNoise noise on both components of the missing transverse momentum, GeV; its value is the scalar sum of
     *     the visible transverse momenta
     * @param seed of the random numbers
     * @throws InvalidInputException if a kind of particle is smeared twice
     */
    public Detector(List<Smearing> smearing, Resolution metNoise, long seed) {
        for (Smearing entry : smearing) {
            for (int id : entry.pdgIds()) {
                if (this.smearing.put(id, entry) != null) {
                    throw new InvalidInputException(
                            "the particle with PDG number %d is smeared twice; name it in one entry".formatted(id));
                }
            }
        }
        this.metNoise = metNoise;
        this.seed = seed;
    }

    /**
     * The objects of an event as measured.
     *
     * @param event the event
     * @return its objects
     */
    public EventObjects measure(EventRecord event) {
        List<Particle> truth = event.finalState();
        if (smearing.isEmpty() && metNoise.equals(Resolution.PERFECT)) {
            return new EventObjects(event, truth, truth, 0, 0);
        }
        var random = new SplittableRandom(seedOf(event.number(), truth));
        List<Particle> measured = new ArrayList<>(truth.size());
        double ht = 0;
        for (Particle particle : truth) {
            Smearing entry = smearing.get(particle.pdgId());
            Particle seen = entry == null ? particle : entry.measure(particle, random);
            measured.add(seen);
            ht += seen.isVisible() ? seen.pt() : 0;
        }
        double sigma = metNoise.sigma(ht);
        double x = sigma > 0 ? sigma * random.nextGaussian() : 0;
        double y = sigma > 0 ? sigma * random.nextGaussian() : 0;
        return new EventObjects(event, truth, measured, x, y);
    }

    /** The momenta are mixed in so that the first events of two files do not share their errors. */
    private long seedOf(long number, List<Particle> particles) {
        long hash = mix(seed + mix(number));
        for (Particle particle : particles) {
            FourVector momentum = particle.momentum();
            hash = mix(hash + Double.doubleToRawLongBits(momentum.px()));
            hash = mix(hash + Double.doubleToRawLongBits(momentum.pz()));
        }
        return hash;
    }

    /** The finaliser of SplitMix64 (Steele, Lea, Flood, OOPSLA 2014). */
    private static long mix(long z) {
        long state = z + 0x9e3779b97f4a7c15L;
        state = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        state = (state ^ (state >>> 27)) * 0x94d049bb133111ebL;
        return state ^ (state >>> 31);
    }
}
