package smi.events.tables;

import java.util.List;

/** Rows of numbers with named columns. */
public interface Table {
    /** {@return the names of the columns, in order} */
    List<String> columns();

    /**
     * Reads all rows from the first to the last.
     *
     * @param reader is given every row
     * @throws smi.morphing.InvalidInputException if the table is malformed; the message names the row
     */
    void read(RowReader reader);

    /** Takes one row after the other. */
    @FunctionalInterface
    interface RowReader {
        /**
         * Takes a row.
         *
         * @param place where it is, for messages, for example {@code events.csv:17}
         * @param values one number per column; the array is used again for the next row
         */
        void row(Place place, double[] values);
    }

    /** Says where a row is. */
    @FunctionalInterface
    interface Place {
        /** {@return the place as text} */
        String text();
    }
}
