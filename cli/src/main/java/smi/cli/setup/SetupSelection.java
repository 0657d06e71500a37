package smi.cli.setup;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import smi.events.Observable;
import smi.events.expressions.Definitions;
import smi.events.observables.Cut;
import smi.events.observables.Detector;
import smi.events.observables.Efficiency;
import smi.events.observables.EventSelection;
import smi.events.observables.Resolution;
import smi.events.observables.SelectedObservable;
import smi.events.observables.Smearing;

/** The part of a setup file that says what is measured in an event and which events are kept. */
final class SetupSelection {
    private final Setup setup;
    private final SetupFile content;
    private final List<SelectedObservable> observables = new ArrayList<>();
    private final List<Cut> cuts;
    private final List<Efficiency> efficiencies;
    private final List<Smearing> smearing;
    private final Resolution metNoise;

    SetupSelection(Setup setup) {
        this.setup = setup;
        this.content = setup.content();
        Definitions definitions = observables();
        cuts = list("cuts", content.cuts(), CutKeys.DEFAULTS, keys -> keys.cut(definitions));
        efficiencies = list(
                "efficiencies", content.efficiencies(), EfficiencyKeys.DEFAULTS, keys -> keys.efficiency(definitions));
        smearing = list("smearing", content.smearing(), SmearingKeys.DEFAULTS, SmearingKeys::smearing);
        metNoise = content.metNoise() == null
                ? Resolution.PERFECT
                : setup.at(() -> content.metNoise().resolution(), "met_noise");
    }

    private Definitions observables() {
        Definitions definitions = Definitions.NONE;
        for (String name : content.observables().keySet()) {
            ObservableKeys given = content.observables().get(name);
            ObservableKeys keys = given == null ? ObservableKeys.DEFAULTS : given;
            Definitions above = definitions;
            SelectedObservable observable = setup.at(() -> keys.observable(name, above), "observables", name);
            observables.add(observable);
            definitions = definitions.with(observable);
        }
        if (content.defaultObservables() != null) {
            for (SelectedObservable observable :
                    setup.at(() -> content.defaultObservables().list(), "default_observables")) {
                observables.add(observable);
                definitions = definitions.with(observable);
            }
        }
        return definitions;
    }

    private <K, V> List<V> list(String section, List<K> entries, K defaults, Function<K, V> value) {
        List<V> list = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            K keys = entries.get(i) == null ? defaults : entries.get(i);
            list.add(setup.at(() -> value.apply(keys), section, i));
        }
        return list;
    }

    /** The selection, with the seed of the errors of the detector. */
    EventSelection selection(long seed) {
        Detector detector = setup.at(() -> new Detector(smearing, metNoise, seed), "smearing");
        return setup.at(() -> new EventSelection(detector, observables, cuts, efficiencies), "observables");
    }

    /** The observables as event files know them; none is needed yet. */
    List<Observable> descriptions() {
        return observables.isEmpty() ? List.of() : selection(0).descriptions();
    }
}
