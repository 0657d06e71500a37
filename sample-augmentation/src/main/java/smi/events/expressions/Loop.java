package smi.events.expressions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import smi.events.observables.FourVector;
import smi.events.observables.Particle;

/**
 * The part {@code for NAME in LIST if CONDITION} of an expression.
 *
 * @param list what it runs over
 * @param condition which particles count; null: all
 * @param slot where the frame has the particle
 */
record Loop(Code.Particles list, Code.Number condition, int slot) {
    /** A list that cannot be made; told from an empty list by its identity. */
    static final List<Particle> MISSING = Collections.unmodifiableList(new ArrayList<>());

    /** The particles that fulfil the condition. */
    Code.Particles filter() {
        return this::select;
    }

    private List<Particle> select(Frame frame) {
        List<Particle> all = list.of(frame);
        if (condition == null || all == MISSING) {
            return all;
        }
        List<Particle> selected = new ArrayList<>(all.size());
        for (Particle particle : all) {
            frame.loop[slot] = particle;
            double decided = condition.of(frame);
            if (Double.isNaN(decided)) {
                return MISSING;
            }
            if (decided != 0) {
                selected.add(particle);
            }
        }
        return selected;
    }

    /** Combines the values of all particles, from a start on. */
    Code.Number fold(Code.Number element, double start, DoubleBinaryOperator operation) {
        return frame -> {
            List<Particle> selected = select(frame);
            double result = selected == MISSING ? Double.NaN : start;
            for (Particle particle : selected) {
                frame.loop[slot] = particle;
                result = operation.applyAsDouble(result, element.of(frame));
            }
            return result;
        };
    }

    /** The largest or smallest value; NaN where there is none. */
    Code.Number extreme(Code.Number element, DoubleBinaryOperator operation) {
        return frame -> {
            List<Particle> selected = select(frame);
            double result = Double.NaN;
            for (int i = 0; i < selected.size(); i++) {
                frame.loop[slot] = selected.get(i);
                double value = element.of(frame);
                result = i == 0 ? value : operation.applyAsDouble(result, value);
            }
            return result;
        };
    }

    /** Looks for the first particle with a certain answer, as Python's any and all do. */
    Code.Number first(Code.Number element, boolean answer) {
        return frame -> {
            List<Particle> selected = select(frame);
            if (selected == MISSING) {
                return Double.NaN;
            }
            for (Particle particle : selected) {
                frame.loop[slot] = particle;
                double value = element.of(frame);
                if (Double.isNaN(value) || value != 0 == answer) {
                    return Double.isNaN(value) ? value : answer ? 1 : 0;
                }
            }
            return answer ? 0 : 1;
        };
    }

    /** The sum of vectors. */
    Code.Vector sum(Code.Vector element) {
        return frame -> {
            List<Particle> selected = select(frame);
            FourVector result = selected == MISSING ? FourVector.MISSING : new FourVector(0, 0, 0, 0);
            for (Particle particle : selected) {
                frame.loop[slot] = particle;
                result = result.plus(element.of(frame));
            }
            return result;
        };
    }
}
