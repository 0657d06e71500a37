package smi.events.expressions;

import java.util.List;
import smi.events.observables.FourVector;
import smi.events.observables.Particle;

/** A compiled part of an expression with its type. */
sealed interface Term {
    /** {@return the type in words, with its article} */
    String kind();

    /** A number, or a condition: 1, 0. */
    record Num(Code.Number code, boolean isCondition) implements Term {
        static Num number(Code.Number code) {
            return new Num(code, false);
        }

        static Num condition(Code.Number code) {
            return new Num(code, true);
        }

        @Override
        public String kind() {
            return isCondition ? "a condition" : "a number";
        }
    }

    /**
     * A four-vector.
     *
     * @param code computes it
     * @param charge computes the charge of what it is the momentum of; null: it has none
     */
    record Vec(Code.Vector code, Code.Number charge) implements Term {
        @Override
        public String kind() {
            return "a four-vector";
        }
    }

    /** A vector of three components. */
    record Vec3(Code.Vector code) implements Term {
        @Override
        public String kind() {
            return "a three-vector";
        }
    }

    /** A particle; it can do what its momentum can. */
    record One(Code.OneParticle code) implements Term {
        Vec momentum() {
            return new Vec(
                    frame -> {
                        Particle particle = code.of(frame);
                        return particle == null ? FourVector.MISSING : particle.momentum();
                    },
                    frame -> {
                        Particle particle = code.of(frame);
                        return particle == null ? Double.NaN : particle.charge();
                    });
        }

        @Override
        public String kind() {
            return "a particle";
        }
    }

    /** A list of particles. */
    record Many(Code.Particles code) implements Term {
        One at(int index) {
            return new One(frame -> {
                List<Particle> list = code.of(frame);
                int i = index < 0 ? index + list.size() : index;
                return i >= 0 && i < list.size() ? list.get(i) : null;
            });
        }

        One at(Code.Number index) {
            return new One(frame -> {
                List<Particle> list = code.of(frame);
                double value = index.of(frame);
                double i = value < 0 ? value + list.size() : value;
                return i >= 0 && i < list.size() && i == Math.rint(i) ? list.get((int) i) : null;
            });
        }

        @Override
        public String kind() {
            return "a list of particles";
        }
    }
}
