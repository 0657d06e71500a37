package smi.events.hdf5;

import java.util.Arrays;
import smi.morphing.InvalidInputException;

/** Compares the shape of a dataset with the one that the rest of the file asks for. */
final class Shape {
    private Shape() {}

    /**
     * Refuses a dataset of another shape.
     *
     * @param why what the numbers are, for the message
     */
    static void require(HdfReader in, String dataset, String why, long... expected) {
        long[] shape = in.shape(dataset);
        if (!Arrays.equals(shape, expected)) {
            throw new InvalidInputException("%s has shape %s, expected %s (%s); write the file anew"
                    .formatted(in.at(dataset), Arrays.toString(shape), Arrays.toString(expected), why));
        }
    }

    /** Refuses a dataset with another number of values, whatever its shape. */
    static void requireValues(HdfReader in, String dataset, String why, int expected) {
        long[] shape = in.shape(dataset);
        if (Arrays.stream(shape).reduce(1, (a, b) -> a * b) != expected) {
            throw new InvalidInputException("%s has shape %s, expected %d values (%s); write the file anew"
                    .formatted(in.at(dataset), Arrays.toString(shape), expected, why));
        }
    }
}
