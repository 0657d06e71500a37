package smi.limits;

import java.util.List;
import smi.events.EventMatrix;

/** Events to be explained: observed ones, or weighted ones that stand for what is expected. */
public interface Data {
    /** Gets events block by block. */
    @FunctionalInterface
    interface Reader {
        /**
         * Takes a block.
         *
         * @param observations shape {@code [n][nObservables]}, all observables of the events
         * @param counts how many events each row stands for, shape {@code [n]}
         */
        void accept(EventMatrix observations, double[] counts);
    }

    /** {@return the number of events, to which the counts of all rows add up} */
    double count();

    /**
     * Reads all events, with memory for one block.
     *
     * @param blockSize events per block
     * @param reader gets every block
     */
    void read(int blockSize, Reader reader);

    /** {@return what the reader must know about the events; may be empty} */
    default List<String> notes() {
        return List.of();
    }
}
