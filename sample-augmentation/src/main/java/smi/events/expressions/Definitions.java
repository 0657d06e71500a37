package smi.events.expressions;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smi.events.observables.NamedObservable;
import smi.events.observables.ObservableCatalogue;
import smi.events.observables.ObservableFunction;
import smi.events.observables.SelectedObservable;

/**
 * The observables that expressions may name: those defined before, then those of the catalogue. In an expression a name
 * stands for what is stored, so for the default where the observable is missing.
 */
public final class Definitions {
    /** Nothing but the catalogue. */
    public static final Definitions NONE = new Definitions(Map.of());

    private final Map<String, SelectedObservable> defined;

    private Definitions(Map<String, SelectedObservable> defined) {
        this.defined = defined;
    }

    /**
     * These and one more.
     *
     * @param observable the observable
     * @return the definitions
     */
    public Definitions with(SelectedObservable observable) {
        Map<String, SelectedObservable> more = new LinkedHashMap<>(defined);
        more.put(observable.observable().name(), observable);
        return new Definitions(more);
    }

    /**
     * An observable by its name.
     *
     * @param name its name
     * @return the observable
     * @throws smi.morphing.InvalidInputException if there is none
     */
    public NamedObservable get(String name) {
        return defined.containsKey(name) ? defined.get(name).observable() : ObservableCatalogue.get(name);
    }

    /** What a name stands for. */
    Optional<ObservableFunction> find(String name) {
        return defined.containsKey(name)
                ? Optional.of(defined.get(name)::stored)
                : ObservableCatalogue.find(name).map(NamedObservable::function).map(f -> event -> event.value(f));
    }

    /** Names to compare an unknown one with. */
    List<String> names() {
        List<String> names = new ArrayList<>(defined.keySet());
        names.addAll(ObservableCatalogue.examples());
        return names;
    }
}
