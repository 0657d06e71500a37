package smi.events.simulators;

import java.util.List;
import java.util.random.RandomGenerator;
import smi.events.Observable;

/** How a detector sees generated particles: observables, and whether the event passes the cuts. */
interface Measurement {
    /** What is measured, in the order of the columns. */
    List<Observable> observables();

    /** Whether an event can fail the cuts. */
    boolean hasCuts();

    /**
     * Measures one event.
     *
     * @param events generated events
     * @param i which one
     * @param random random numbers of the detector
     * @param target gets the observables
     * @param offset where the first one goes
     * @return whether the event passes the cuts
     */
    boolean measure(Partons events, int i, RandomGenerator random, double[] target, int offset);
}
