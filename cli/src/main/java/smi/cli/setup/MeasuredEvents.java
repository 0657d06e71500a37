package smi.cli.setup;

import java.util.ArrayList;
import java.util.List;
import smi.events.expressions.Definitions;
import smi.events.observables.Cut;
import smi.events.observables.Detector;
import smi.events.observables.Efficiency;
import smi.events.observables.EventSelection;
import smi.events.observables.SelectedObservable;
import smi.events.observables.Smearing;

/** The sections of a setup file that say what is measured in an event and which events are kept. */
final class MeasuredEvents {
    private final Setup setup;
    private final SetupFile content;
    private final List<SelectedObservable> observables = new ArrayList<>();
    private Definitions definitions = Definitions.NONE;

    MeasuredEvents(Setup setup) {
        this.setup = setup;
        this.content = setup.content();
        content.observables().forEach((name, given) -> {
            ObservableKeys keys = given == null ? ObservableKeys.DEFAULTS : given;
            add(setup.at(() -> keys.observable(name, definitions), "observables", name));
        });
        if (content.defaultObservables() != null) {
            setup.at(content.defaultObservables()::list, "default_observables").forEach(this::add);
        }
    }

    private void add(SelectedObservable observable) {
        observables.add(observable);
        definitions = definitions.with(observable);
    }

    /** {@return the observables in order} */
    List<SelectedObservable> observables() {
        return observables;
    }

    /** {@return the selection, with the seed of the errors of the detector} */
    EventSelection selection(long seed) {
        return new EventSelection(detector(seed), observables, cuts(), efficiencies());
    }

    List<Cut> cuts() {
        List<Cut> cuts = new ArrayList<>();
        for (CutKeys keys : content.cuts()) {
            cuts.add(setup.at(() -> keys.cut(definitions), "cuts", cuts.size()));
        }
        return cuts;
    }

    List<Efficiency> efficiencies() {
        List<Efficiency> efficiencies = new ArrayList<>();
        for (EfficiencyKeys keys : content.efficiencies()) {
            efficiencies.add(setup.at(() -> keys.efficiency(definitions), "efficiencies", efficiencies.size()));
        }
        return efficiencies;
    }

    Detector detector(long seed) {
        List<Smearing> smearing = new ArrayList<>();
        for (SmearingKeys keys : content.smearing()) {
            smearing.add(setup.at(keys::smearing, "smearing", smearing.size()));
        }
        var noise = setup.at(() -> ResolutionKeys.resolution(content.metNoise()), "met_noise");
        return setup.at(() -> new Detector(smearing, noise, seed), "smearing");
    }
}
