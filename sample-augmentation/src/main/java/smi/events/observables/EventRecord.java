package smi.events.observables;

import java.util.ArrayList;
import java.util.List;

/**
 * One event as its generator wrote it.
 *
 * @param number its number in its file, from 1 on; decides the random numbers of the detector
 * @param particles all particles, in the order of the record
 * @param scale the scale of the event, GeV
 * @param alphaQed the electromagnetic coupling
 * @param alphaQcd the strong coupling
 */
public record EventRecord(long number, List<Particle> particles, double scale, double alphaQed, double alphaQcd) {

    /**
     * An event of which only the particles are known.
     *
     * @param particles its record
     * @return the event; scale and couplings are NaN
     */
    public static EventRecord of(List<Particle> particles) {
        return new EventRecord(1, particles, Double.NaN, Double.NaN, Double.NaN);
    }

    /** The particles that leave the interaction, in the order of the record. */
    List<Particle> finalState() {
        List<Particle> selected = new ArrayList<>(particles.size());
        for (Particle particle : particles) {
            if (particle.isFinal()) {
                selected.add(particle);
            }
        }
        return selected;
    }
}
