package smi.augmentation;

import smi.morphing.InvalidInputException;

/**
 * How an event set is divided into partitions. With N events, train is [0, a), validation [a, b), test [b, N), where
 * a = round((1 − validation − test) N) and b = round((1 − test) N), halves to the even number. (MadMiner's partitions
 * leave out the events a and b.)
 *
 * @param validation fraction of the events for validation
 * @param test fraction of the events for testing
 */
public record Split(double validation, double test) {

    public Split {
        if (!(validation >= 0 && test >= 0 && validation + test < 1)) {
            throw new InvalidInputException(
                    "the split has validation fraction %s and test fraction %s; give two fractions with a sum below 1"
                            .formatted(validation, test));
        }
    }

    /** {@return 20 % for validation and 20 % for testing, as MadMiner does} */
    public static Split defaults() {
        return new Split(0.2, 0.2);
    }

    /**
     * The first event of a partition.
     *
     * @param partition which part
     * @param events number of events N
     * @return its first index
     */
    public long from(Partition partition, long events) {
        return switch (partition) {
            case TRAIN, ALL -> 0;
            case VALIDATION -> Math.round(Math.rint((1 - validation - test) * events));
            case TEST -> Math.round(Math.rint((1 - test) * events));
        };
    }

    /**
     * The end of a partition.
     *
     * @param partition which part
     * @param events number of events N
     * @return one past its last index
     */
    public long to(Partition partition, long events) {
        return switch (partition) {
            case TRAIN -> from(Partition.VALIDATION, events);
            case VALIDATION -> from(Partition.TEST, events);
            case TEST, ALL -> events;
        };
    }
}
