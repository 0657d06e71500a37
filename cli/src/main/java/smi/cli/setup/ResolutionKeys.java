package smi.cli.setup;

import java.util.Optional;
import smi.events.observables.Resolution;

/**
 * A standard deviation, absolute + relative · |value|.
 *
 * @param absolute default 0
 * @param relative default 0
 */
public record ResolutionKeys(Double absolute, Double relative) {
    /** None means a perfect measurement. */
    static Resolution resolution(ResolutionKeys keys) {
        return keys == null
                ? Resolution.PERFECT
                : new Resolution(
                        Optional.ofNullable(keys.absolute).orElse(0.0),
                        Optional.ofNullable(keys.relative).orElse(0.0));
    }
}
