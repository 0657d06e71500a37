package smi.events.observables;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import smi.morphing.InvalidInputException;

/**
 * The observables of the leading objects that MadMiner adds by default, with its names: {@code et_miss phi_miss},
 * {@code e_visible eta_visible}, {@code n_ls n_as n_js}, {@code e_l1 pt_l1 eta_l1 phi_l1 …}. 0 where an object is missing.
 *
 * @param leptons how many leptons
 * @param photons how many photons
 * @param jets how many jets
 * @param met whether missing transverse momentum
 * @param visible whether the sum of all visible particles
 * @param numbers whether the numbers of leptons, photons, jets
 * @param charges whether the charges of the leptons
 */
public record DefaultObservables(
        int leptons, int photons, int jets, boolean met, boolean visible, boolean numbers, boolean charges) {
    private static final int MAX = 99;

    public DefaultObservables {
        if (Math.min(leptons, Math.min(photons, jets)) < 0 || Math.max(leptons, Math.max(photons, jets)) > MAX) {
            throw new InvalidInputException(
                    "the default observables are of %d leptons, %d photons, %d jets; give numbers from 0 to %d"
                            .formatted(leptons, photons, jets, MAX));
        }
    }

    /** {@return the observables} */
    public List<SelectedObservable> list() {
        List<NamedObservable> list = new ArrayList<>();
        if (met) {
            list.add(new NamedObservable(
                    "et_miss", "met.pt", event -> event.met().pt()));
            list.add(new NamedObservable(
                    "phi_miss", "met.phi", event -> event.met().phi()));
        }
        if (visible) {
            list.add(new NamedObservable(
                    "e_visible", "visible.e", event -> event.visible().e()));
            list.add(new NamedObservable(
                    "eta_visible", "visible.eta", event -> event.visible().eta()));
        }
        objects(list, "l", leptons);
        objects(list, "a", photons);
        objects(list, "j", jets);
        return list.stream()
                .map(observable -> new SelectedObservable(observable, OptionalDouble.of(0)))
                .toList();
    }

    private void objects(List<NamedObservable> list, String kind, int count) {
        if (numbers) {
            NamedObservable number = ObservableCatalogue.get("n_" + kind);
            list.add(new NamedObservable("n_" + kind + "s", number.definition(), number.function()));
        }
        for (int i = 1; i <= count; i++) {
            for (String quantity : List.of("e", "pt", "eta", "phi")) {
                list.add(ObservableCatalogue.get("%s_%s%d".formatted(quantity, kind, i)));
            }
            if (charges && kind.equals("l")) {
                list.add(ObservableCatalogue.get("charge_l" + i));
            }
        }
    }
}
