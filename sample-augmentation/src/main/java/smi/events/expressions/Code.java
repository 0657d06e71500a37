package smi.events.expressions;

import java.util.List;
import smi.events.observables.FourVector;
import smi.events.observables.Particle;

/** The pieces that an expression is compiled to. */
final class Code {
    private Code() {}

    /** Computes a number; conditions are 1 and 0. NaN: it does not exist. */
    @FunctionalInterface
    interface Number {
        double of(Frame frame);
    }

    /** Computes a four-vector; {@link FourVector#MISSING}: it does not exist. */
    @FunctionalInterface
    interface Vector {
        FourVector of(Frame frame);
    }

    /** Picks a particle; null: there is none. */
    @FunctionalInterface
    interface OneParticle {
        Particle of(Frame frame);
    }

    /** Picks particles. */
    @FunctionalInterface
    interface Particles {
        List<Particle> of(Frame frame);
    }

    /** A number that is the same in every event. */
    record Constant(double value) implements Number {
        @Override
        public double of(Frame frame) {
            return value;
        }
    }
}
