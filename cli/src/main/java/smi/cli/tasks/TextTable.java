package smi.cli.tasks;

import java.util.ArrayList;
import java.util.List;

/** A table for the terminal: a header, aligned columns, numbers to the right. */
public final class TextTable {
    private final List<String> header;
    private final List<List<String>> rows = new ArrayList<>();

    private TextTable(List<String> header) {
        this.header = header;
    }

    /**
     * An empty table.
     *
     * @param columns the titles of its columns, with units
     * @return the table
     */
    public static TextTable of(String... columns) {
        return new TextTable(List.of(columns));
    }

    /**
     * An empty table.
     *
     * @param columns the titles of its columns, with units
     * @return the table
     */
    public static TextTable of(List<String> columns) {
        return new TextTable(List.copyOf(columns));
    }

    /**
     * Adds a row; doubles are shown with five digits.
     *
     * @param cells one value per column
     * @return this table
     */
    public TextTable row(Object... cells) {
        return row(List.of(cells));
    }

    /**
     * Adds a row; doubles are shown with five digits.
     *
     * @param cells one value per column
     * @return this table
     */
    public TextTable row(List<?> cells) {
        if (cells.size() != header.size()) {
            throw new IllegalArgumentException(
                    "%d cells in a table of %d columns".formatted(cells.size(), header.size()));
        }
        rows.add(cells.stream().map(Numbers::text).toList());
        return this;
    }

    /** {@return the lines of the table} */
    public List<String> lines() {
        int[] widths = new int[header.size()];
        for (int c = 0; c < widths.length; c++) {
            int column = c;
            widths[c] = Math.max(
                    header.get(c).length(),
                    rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0));
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(header, widths));
        rows.forEach(r -> lines.add(line(r, widths)));
        return lines;
    }

    private static String line(List<String> cells, int[] widths) {
        var text = new StringBuilder();
        for (int c = 0; c < widths.length; c++) {
            String format = c == 0 ? "%-" + widths[c] + "s" : "  %" + widths[c] + "s";
            text.append(String.format(format, cells.get(c)));
        }
        return text.toString().stripTrailing();
    }
}
