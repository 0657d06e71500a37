package smi.cli.setup;

import smi.events.observables.Resolution;

/**
 * A standard deviation, absolute + relative · |value|.
 *
 * @param absolute default 0
 * @param relative default 0
 */
public record ResolutionKeys(Double absolute, Double relative) {
    Resolution resolution() {
        return new Resolution(absolute == null ? 0 : absolute, relative == null ? 0 : relative);
    }
}
