package smi.events.lhe;

import java.util.List;
import smi.events.observables.EventRecord;
import smi.events.observables.Particle;

/** One event of a Les Houches file. Immutable. */
public final class LheEvent {
    private final EventRecord record;
    private final double weight;
    private final WeightIds weightIds;
    private final double[] weights;

    LheEvent(EventRecord record, double weight, WeightIds weightIds, double[] weights) {
        this.record = record;
        this.weight = weight;
        this.weightIds = weightIds;
        this.weights = weights;
    }

    /** {@return its particles, scale and couplings} */
    public EventRecord record() {
        return record;
    }

    /** {@return its number in the file, from 1 on} */
    public long number() {
        return record.number();
    }

    /** {@return the weight at the point where it was generated, XWGTUP, in the file's normalisation} */
    public double weight() {
        return weight;
    }

    /** {@return the scale of the event, SCALUP, GeV} */
    public double scale() {
        return record.scale();
    }

    /** {@return all particles, in the order of the record} */
    public List<Particle> particles() {
        return record.particles();
    }

    /** {@return the ids of the weights in {@code <rwgt>}} */
    public WeightIds weightIds() {
        return weightIds;
    }

    /**
     * A weight of {@code <rwgt>}.
     *
     * @param index its index in {@link #weightIds()}
     * @return the weight, in the file's normalisation; may be NaN if the file says so
     */
    public double weight(int index) {
        return weights[index];
    }
}
