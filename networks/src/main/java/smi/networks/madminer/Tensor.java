package smi.networks.madminer;

import java.util.Arrays;
import smi.morphing.InvalidInputException;

/**
 * Numbers in rows, columns, ….
 *
 * @param shape number of entries along every dimension
 * @param values the entries, last dimension fastest; not copied
 */
record Tensor(int[] shape, double[] values) {
    /** More entries than any network here has; larger ones are refused before memory is asked for. */
    static final long LARGEST = 1L << 26;

    /** The number of entries of a shape, if that is a sensible number. */
    static int entries(long[] shape) {
        long entries = 1;
        for (long n : shape) {
            if (n < 0 || n > LARGEST) {
                throw new InvalidInputException("it has the shape %s".formatted(Arrays.toString(shape)));
            }
            entries *= n;
            if (entries > LARGEST) {
                throw new InvalidInputException(
                        "it has the shape %s, too large for a network".formatted(Arrays.toString(shape)));
            }
        }
        return (int) entries;
    }

    boolean hasShape(int... wanted) {
        return Arrays.equals(shape, wanted);
    }
}
