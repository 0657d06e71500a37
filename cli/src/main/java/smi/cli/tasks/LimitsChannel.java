package smi.cli.tasks;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smi.events.EventSetup;
import smi.events.Luminosity;
import smi.limits.NuisanceParameters;

/**
 * What belongs to one channel of a measurement.
 *
 * @param name what it is called in results
 * @param events the simulated events
 * @param luminosity integrated luminosity with unit
 * @param method {@code rate}, {@code histogram}, {@code learned}, {@code sally}, {@code adaptive-sally} or {@code sallino}
 * @param model the estimator of a learned or SALLY limit
 * @param histogram the histograms
 * @param observed the file of observed data; expected data if left out
 */
public record LimitsChannel(
        String name,
        EventSelection events,
        String luminosity,
        String method,
        Optional<Path> model,
        HistogramSettings histogram,
        Optional<Path> observed) {

    /** Checks what can be checked without the events. */
    public LimitsChannel {
        LimitsMethod.check(method, histogram);
        Luminosity.parse(luminosity);
    }

    List<Path> inputs() {
        List<Path> inputs = new ArrayList<>(events.files());
        model.ifPresent(inputs::add);
        observed.ifPresent(inputs::add);
        return List.copyOf(inputs);
    }

    /** Refuses points, parameters and observables that the events do not have. */
    void check(EventSetup setup, SharedParameters shared) {
        shared.truth(setup);
        shared.grid(setup);
        NuisanceParameters.space(setup, shared.nuisance(setup));
        histogram.observables().forEach(setup::observableIndex);
    }
}
