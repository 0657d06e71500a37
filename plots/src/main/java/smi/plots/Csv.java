package smi.plots;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** Tables as comma-separated values (RFC 4180, lines end with a line feed); numbers read back as the same double. */
final class Csv {
    private Csv() {}

    static String text(Table table) {
        StringBuilder text = new StringBuilder();
        List<Column<?>> columns = table.columns();
        text.append(line(columns, column -> quoted(column.name())));
        for (int row = 0; row < table.rowCount(); row++) {
            int r = row;
            text.append(line(columns, column -> cell(column, r)));
        }
        return text.toString();
    }

    private static String line(List<Column<?>> columns, Function<Column<?>, String> cell) {
        return columns.stream().map(cell).collect(Collectors.joining(",", "", "\n"));
    }

    private static String cell(Column<?> column, int row) {
        if (column instanceof DoubleColumn numbers) {
            double value = numbers.getDouble(row);
            return Double.isNaN(value) ? "" : Double.toString(value);
        }
        return quoted(column.getString(row));
    }

    private static String quoted(String text) {
        return text.matches("(?s).*[\",\\r\\n].*") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
