package smi.augmentation;

import java.util.Locale;

/** The part of an event set that a sample is made of. The parts are disjoint and complete, by the events' indices. */
public enum Partition {
    /** The first events: for training. */
    TRAIN,
    /** The events after these: for choices made during training. */
    VALIDATION,
    /** The last events: for evaluation, never seen in training. */
    TEST,
    /** Every event. */
    ALL;

    /** {@return the name used in files and on the command line} */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
