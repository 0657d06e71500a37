package smi.events.observables;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import smi.events.Observable;
import smi.morphing.InvalidInputException;

/**
 * What is stored of an event, and which events are kept: it is measured, then every observable must exist (or have a
 * default), then the cuts and the efficiencies are tried in order.
 *
 * @param detector how the event is measured
 * @param observables the columns of the observations, in order; at least one, no name twice
 * @param cuts the requirements; may be empty
 * @param efficiencies factors on all weights of an event; may be empty
 */
public record EventSelection(
        Detector detector, List<SelectedObservable> observables, List<Cut> cuts, List<Efficiency> efficiencies) {

    public EventSelection {
        observables = List.copyOf(observables);
        cuts = List.copyOf(cuts);
        efficiencies = List.copyOf(efficiencies);
        if (observables.isEmpty()) {
            throw new InvalidInputException("no observable is selected; name at least one, for example pt_j1");
        }
        var seen = new HashSet<String>();
        for (SelectedObservable selected : observables) {
            if (!seen.add(selected.observable().name())) {
                throw new InvalidInputException("observable '%s' is selected twice; remove or rename one"
                        .formatted(selected.observable().name()));
            }
        }
    }

    /**
     * A selection for a perfect detector without efficiencies.
     *
     * @param observables the columns of the observations, in order; at least one, no name twice
     * @param cuts the requirements; may be empty
     */
    public EventSelection(List<SelectedObservable> observables, List<Cut> cuts) {
        this(Detector.PERFECT, observables, cuts, List.of());
    }

    /** {@return the observables as event files hold them} */
    public List<Observable> descriptions() {
        return observables.stream()
                .map(selected -> selected.observable().description())
                .toList();
    }

    /** {@return a counter for the events of one file} */
    public SelectionCounter counter() {
        return new SelectionCounter(this);
    }

    /** The reasons for rejecting an event, in the order in which they are tried. */
    List<String> reasons() {
        var reasons = new ArrayList<String>();
        for (SelectedObservable selected : observables) {
            if (selected.whenMissing().isEmpty()) {
                reasons.add("needs " + selected.observable().name());
            }
        }
        cuts.forEach(cut -> reasons.add(cut.text()));
        efficiencies.forEach(efficiency -> reasons.add("efficiency " + efficiency.text()));
        return Collections.unmodifiableList(reasons);
    }
}
