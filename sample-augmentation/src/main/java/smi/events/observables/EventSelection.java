package smi.events.observables;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import smi.events.Observable;
import smi.morphing.InvalidInputException;

/**
 * What is stored of an event, and which events are kept: first every observable must exist (or have a default), then the
 * cuts are tried in order.
 *
 * @param observables the columns of the observations, in order; at least one, no name twice
 * @param cuts the requirements; may be empty
 */
public record EventSelection(List<SelectedObservable> observables, List<Cut> cuts) {
    /** The reason of an event that is kept. */
    static final int ACCEPTED = -1;

    public EventSelection {
        observables = List.copyOf(observables);
        cuts = List.copyOf(cuts);
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
        return Collections.unmodifiableList(reasons);
    }

    /** Fills the observations of an event; returns {@link #ACCEPTED} or the index of the reason for rejecting it. */
    int apply(EventObjects event, double[] row) {
        int reason = 0;
        for (int i = 0; i < observables.size(); i++) {
            SelectedObservable selected = observables.get(i);
            double value = selected.observable().function().value(event);
            if (Double.isFinite(value)) {
                row[i] = value;
            } else if (selected.whenMissing().isPresent()) {
                row[i] = selected.whenMissing().getAsDouble();
            } else {
                return reason;
            }
            reason += selected.whenMissing().isPresent() ? 0 : 1;
        }
        for (Cut cut : cuts) {
            if (!cut.accepts(event)) {
                return reason;
            }
            reason++;
        }
        return ACCEPTED;
    }
}
