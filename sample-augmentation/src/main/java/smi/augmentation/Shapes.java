package smi.augmentation;

import smi.events.EventMatrix;

/** The shapes that belong together in a sample. */
final class Shapes {
    private Shapes() {}

    static void check(String what, EventMatrix observations, EventMatrix values, int columns) {
        if (values.rows() != observations.rows() || values.columns() != columns) {
            throw new IllegalArgumentException("the %s of a sample has shape [%d, %d], expected [%d, %d]"
                    .formatted(what, values.rows(), values.columns(), observations.rows(), columns));
        }
    }
}
