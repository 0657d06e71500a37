package smi.events.expressions;

import java.util.List;
import smi.events.observables.Detector;
import smi.events.observables.EventObjects;
import smi.events.observables.EventRecord;
import smi.events.observables.FourVector;
import smi.events.observables.Particle;

/** An event with two incoming quarks, e⁻, μ⁺, two neutrinos, three jets (one of them a b) and two photons. */
final class ExampleEvent {
    static final FourVector ELECTRON = new FourVector(30, -40, 20, Math.sqrt(2900));
    static final FourVector MUON = new FourVector(-20, 15, -60, Math.sqrt(4225));
    static final FourVector NEUTRINO = new FourVector(3, 4, 12, 13);
    static final FourVector JET = new FourVector(60, 80, 0, 100);
    static final FourVector SOFT_JET = new FourVector(-12, 5, 30, Math.sqrt(1069));
    static final FourVector B_JET = new FourVector(0, -50, 40, 65);
    static final FourVector PHOTON = new FourVector(48, 20, -10, Math.sqrt(2804));
    static final FourVector SECOND_PHOTON = new FourVector(-8, 6, 24, 26);

    static final EventObjects EVENT = Detector.PERFECT.measure(new EventRecord(
            7,
            List.of(
                    incoming(2, 500),
                    incoming(1, -300),
                    particle(11, ELECTRON, -1),
                    particle(-13, MUON, 1),
                    particle(-12, NEUTRINO, 1),
                    particle(21, SOFT_JET, 1),
                    particle(1, JET, -1),
                    particle(-5, B_JET, 1),
                    particle(22, SECOND_PHOTON, 1),
                    particle(22, PHOTON, -1)),
            91.5,
            0.0078125,
            0.118));

    /** No particle at all. */
    static final EventObjects EMPTY = EventObjects.of(List.of());

    private ExampleEvent() {}

    static double value(String expression) {
        return value(expression, EVENT);
    }

    static double value(String expression, EventObjects event) {
        return Expression.observable("x", expression, Definitions.NONE)
                .function()
                .value(event);
    }

    private static Particle particle(int id, FourVector momentum, double spin) {
        return new Particle(id, 1, 1, 2, momentum, 0, spin);
    }

    private static Particle incoming(int id, double pz) {
        return new Particle(id, -1, 0, 0, new FourVector(0, 0, pz, Math.abs(pz)), 0, 1);
    }
}
