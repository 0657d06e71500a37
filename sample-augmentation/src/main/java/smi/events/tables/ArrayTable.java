package smi.events.tables;

import java.util.List;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;

/**
 * A table in memory.
 *
 * @param name what messages call it, for example a file
 * @param columns the names of its columns
 * @param values its numbers
 */
public record ArrayTable(String name, List<String> columns, EventMatrix values) implements Table {

    public ArrayTable {
        columns = List.copyOf(columns);
        if (columns.size() != values.columns()) {
            throw new InvalidInputException("%s has %d columns, but %d names are given: %s"
                    .formatted(name, values.columns(), columns.size(), String.join(", ", columns)));
        }
    }

    @Override
    public void read(RowReader reader) {
        double[] row = new double[columns.size()];
        for (int i = 0; i < values.rows(); i++) {
            values.copyRow(i, row, 0);
            int here = i;
            reader.row(() -> "%s, row %d (from 0)".formatted(name, here), row);
        }
    }
}
