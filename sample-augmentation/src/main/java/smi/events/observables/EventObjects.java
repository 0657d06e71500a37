package smi.events.observables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The objects of one event, by kind. Lists are in descending order of transverse momentum, equal ones in the order of
 * the event record; {@link ObjectType#P} keeps the order of the record. Confined to one thread: lists are made when
 * first asked for.
 */
public final class EventObjects {
    private static final Comparator<Particle> BY_DESCENDING_PT = Comparator.comparingDouble(p -> -p.pt());

    private final EventRecord event;
    private final List<Particle> truth;
    private final List<Particle> finalState;
    private final double noiseX;
    private final double noiseY;
    private final Map<ObjectType, List<Particle>> lists = new EnumMap<>(ObjectType.class);
    private FourVector met;
    private ObservableFunction[] known = new ObservableFunction[16];
    private double[] values = new double[16];
    private int size;

    EventObjects(EventRecord event, List<Particle> truth, List<Particle> finalState, double noiseX, double noiseY) {
        this.event = event;
        this.truth = truth;
        this.finalState = finalState;
        this.noiseX = noiseX;
        this.noiseY = noiseY;
    }

    /**
     * The objects of an event, measured exactly.
     *
     * @param particles its record; only particles of the final state become objects
     * @return the objects
     */
    public static EventObjects of(List<Particle> particles) {
        return Detector.PERFECT.measure(EventRecord.of(particles));
    }

    /** {@return the event as its generator wrote it} */
    public EventRecord event() {
        return event;
    }

    /** {@return the particles of the final state before the detector, in the order of the record} */
    public List<Particle> truth() {
        return truth;
    }

    /**
     * The value of an observable, computed once per event however many ask for it.
     *
     * @param function the observable; the same object means the same observable
     * @return its value
     */
    public double value(ObservableFunction function) {
        for (int i = 0; i < size; i++) {
            if (known[i] == function) {
                return values[i];
            }
        }
        double value = function.value(this);
        if (size == known.length) {
            known = Arrays.copyOf(known, 2 * size);
            values = Arrays.copyOf(values, 2 * size);
        }
        known[size] = function;
        values[size++] = value;
        return value;
    }

    /**
     * The objects of a kind.
     *
     * @param type the kind
     * @return the list; empty where there are none; not to be changed
     */
    public List<Particle> list(ObjectType type) {
        List<Particle> list = lists.get(type);
        if (list == null) {
            list = select(type);
            lists.put(type, list);
        }
        return list;
    }

    private List<Particle> select(ObjectType type) {
        if (type == ObjectType.P) {
            return finalState;
        }
        var selected = new ArrayList<Particle>(finalState.size());
        for (Particle particle : finalState) {
            if (type.contains(particle.pdgId())) {
                selected.add(particle);
            }
        }
        if (selected.size() > 1) {
            selected.sort(BY_DESCENDING_PT);
        }
        return selected;
    }

    /**
     * The missing transverse momentum.
     *
     * @return minus the transverse sum of all visible particles of the Standard Model (neutrinos and unknown particles
     *     are invisible; W, Z and Higgs bosons that the record does not decay are visible) with the noise of the
     *     detector, with pz = 0 and e = pt
     */
    public FourVector met() {
        if (met == null) {
            double px = noiseX;
            double py = noiseY;
            for (Particle particle : finalState) {
                if (particle.isVisible()) {
                    px -= particle.momentum().px();
                    py -= particle.momentum().py();
                }
            }
            met = new FourVector(px, py, 0, Math.sqrt(px * px + py * py));
        }
        return met;
    }

    /** {@return the sum of the momenta of all visible particles} */
    public FourVector visible() {
        FourVector sum = new FourVector(0, 0, 0, 0);
        for (Particle particle : finalState) {
            sum = particle.isVisible() ? sum.plus(particle.momentum()) : sum;
        }
        return sum;
    }
}
