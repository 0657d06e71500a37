package smi.networks;

import java.util.Locale;

/** Why a training ended. */
public enum TrainingEnd {
    /** All epochs were run. */
    EPOCHS,
    /** The validation loss did not become better for a while. */
    PATIENCE,
    /** The time was over; the result is what there was. */
    TIME_LIMIT;

    /** {@return the name used in results, e.g. {@code time-limit}} */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
