package smi.cli.tasks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A table for the terminal: a header, aligned columns, numbers to the right and texts to the left. */
public final class TextTable {
    private final List<String> header;
    private final boolean named;
    private final List<List<String>> rows = new ArrayList<>();

    private TextTable(List<String> header, boolean named) {
        this.header = header;
        this.named = named;
    }

    /**
     * An empty table.
     *
     * @param columns the titles of its columns, with units
     * @return the table
     */
    public static TextTable of(String... columns) {
        return of(List.of(columns));
    }

    /**
     * An empty table.
     *
     * @param columns the titles of its columns, with units
     * @return the table
     */
    public static TextTable of(List<String> columns) {
        return new TextTable(List.copyOf(columns), true);
    }

    /**
     * An empty table without titles.
     *
     * @param columns how many columns
     * @return the table
     */
    public static TextTable unnamed(int columns) {
        return new TextTable(Collections.nCopies(columns, ""), false);
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
        var format = new StringBuilder();
        for (int c = 0; c < header.size(); c++) {
            int column = c;
            int width = Math.max(
                    header.get(c).length(),
                    rows.stream().mapToInt(r -> r.get(column).length()).max().orElse(0));
            boolean text = rows.stream().anyMatch(r -> !r.get(column).matches("[-+0-9(].*|"));
            format.append(c == 0 ? "" : "  ")
                    .append(text ? "%-" : "%")
                    .append(Math.max(1, width))
                    .append('s');
        }
        List<String> lines = new ArrayList<>();
        if (named) {
            lines.add(line(header, format.toString()));
        }
        rows.forEach(r -> lines.add(line(r, format.toString())));
        return lines;
    }

    private static String line(List<String> cells, String format) {
        return String.format(Locale.ROOT, format, cells.toArray()).stripTrailing();
    }
}
