package smi.fisher;

import smi.augmentation.WeightedEvents;
import smi.events.EventSetup;
import smi.events.Luminosity;

/**
 * What is measured: the events of a process and a final state, the integrated luminosity, and what of the events is
 * kept. Information from several channels adds up ({@link Information#plus}).
 *
 * @param events the weighted events
 * @param luminosity the integrated luminosity
 * @param acceptance cuts and efficiencies
 */
public record Channel(WeightedEvents events, Luminosity luminosity, Acceptance acceptance) {
    /**
     * All events of a set.
     *
     * @param events the weighted events
     * @param luminosity the integrated luminosity
     * @return the channel without cuts
     */
    public static Channel of(WeightedEvents events, Luminosity luminosity) {
        return new Channel(events, luminosity, Acceptance.all());
    }

    /**
     * The same with a further cut or efficiency.
     *
     * @param further what is kept of what was kept before
     * @return the channel with it
     */
    public Channel with(Acceptance further) {
        return new Channel(events, luminosity, acceptance.and(further));
    }

    /** {@return parameters, observables and so on of the events} */
    public EventSetup setup() {
        return events.setup();
    }
}
