package smi.events.observables;

import java.util.ArrayList;
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

    private final List<Particle> finalState;
    private final Map<ObjectType, List<Particle>> lists = new EnumMap<>(ObjectType.class);

    private EventObjects(List<Particle> finalState) {
        this.finalState = finalState;
    }

    /**
     * The objects of an event.
     *
     * @param particles its record; only particles of the final state become objects
     * @return the objects
     */
    public static EventObjects of(List<Particle> particles) {
        var finalState = new ArrayList<Particle>(particles.size());
        for (Particle particle : particles) {
            if (particle.isFinal()) {
                finalState.add(particle);
            }
        }
        return new EventObjects(finalState);
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
     *     are invisible; W, Z and Higgs bosons that the record does not decay are visible), with pz = 0 and e = pt
     */
    public FourVector met() {
        double px = 0;
        double py = 0;
        for (Particle particle : finalState) {
            if (isVisible(particle.pdgId())) {
                px -= particle.momentum().px();
                py -= particle.momentum().py();
            }
        }
        return new FourVector(px, py, 0, Math.sqrt(px * px + py * py));
    }

    private static boolean isVisible(int pdgId) {
        return switch (Math.abs(pdgId)) {
            case 1, 2, 3, 4, 5, 6, 9, 11, 13, 15, 21, 22, 23, 24, 25 -> true;
            default -> false;
        };
    }
}
