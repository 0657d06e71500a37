package smi.events.simulators;

import java.util.List;
import java.util.random.RandomGenerator;
import smi.events.Observable;

/**
 * Mass, rapidity and angle of the lepton pair as they were generated: the observables whose likelihood is known
 * ({@link DrellYanLikelihood}).
 */
record LeptonPairMeasurement() implements Measurement {

    @Override
    public List<Observable> observables() {
        return List.of(Observables.MASS, Observables.RAPIDITY, Observables.COSINE);
    }

    /** Definitions that several measurements share, as expressions of Les Houches readers. */
    static final class Observables {
        static final Observable MASS = new Observable("m_ll", "(l[0] + l[1]).m");
        static final Observable RAPIDITY = new Observable("y_ll", "(l[0] + l[1]).rapidity");
        static final Observable COSINE = new Observable("cos_theta", "tanh(0.5 * l[0].charge * (l[1].eta - l[0].eta))");

        private Observables() {}
    }

    @Override
    public boolean hasCuts() {
        return false;
    }

    @Override
    public boolean measure(Partons events, int i, RandomGenerator random, double[] target, int offset) {
        target[offset] = events.masses()[i];
        target[offset + 1] = events.rapidities()[i];
        target[offset + 2] = events.cosines()[i];
        return true;
    }
}
