package smi.cli.setup;

import java.util.List;
import smi.events.observables.DefaultObservables;
import smi.events.observables.SelectedObservable;

/**
 * Observables of the leading objects, with MadMiner's names and 0 where an object is missing.
 *
 * @param leptons how many leptons (default 2)
 * @param photons how many photons (default 2)
 * @param jets how many jets (default 2)
 * @param met whether missing transverse momentum (default true)
 * @param visible whether the sum of all visible particles (default true)
 * @param numbers whether the numbers of leptons, photons, jets (default true)
 * @param charges whether the charges of the leptons (default false)
 */
public record DefaultObservablesKeys(
        Integer leptons,
        Integer photons,
        Integer jets,
        Boolean met,
        Boolean visible,
        Boolean numbers,
        Boolean charges) {

    List<SelectedObservable> list() {
        return new DefaultObservables(
                        orElse(leptons, 2),
                        orElse(photons, 2),
                        orElse(jets, 2),
                        orElse(met, true),
                        orElse(visible, true),
                        orElse(numbers, true),
                        orElse(charges, false))
                .list();
    }

    private static <T> T orElse(T value, T otherwise) {
        return value == null ? otherwise : value;
    }
}
