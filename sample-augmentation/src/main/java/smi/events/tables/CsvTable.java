package smi.events.tables;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import smi.morphing.InvalidInputException;

/**
 * A text file of numbers with commas, semicolons or tabs between them and the names of the columns in its first line.
 * Empty lines are skipped. It is read in one pass and never held as a whole.
 */
public final class CsvTable implements Table {
    private static final List<String> SEPARATORS = List.of(",", ";", "\t");

    private final Path file;
    private final String separator;
    private final List<String> columns;

    private CsvTable(Path file, String separator, List<String> columns) {
        this.file = file;
        this.separator = separator;
        this.columns = columns;
    }

    /** Something that reads from the file. */
    @FunctionalInterface
    private interface Reading<T> {
        T from(BufferedReader lines) throws IOException;
    }

    /**
     * Opens a table.
     *
     * @param file the file
     * @return the table
     * @throws InvalidInputException if it cannot be read or its first line does not name the columns
     */
    public static CsvTable open(Path file) {
        String header = reading(file, BufferedReader::readLine);
        if (header == null || header.isBlank()) {
            throw new InvalidInputException("%s is empty; its first line names the columns".formatted(file));
        }
        String line = header.replace("\ufeff", ""); // the mark that some programs put before the text
        String separator =
                SEPARATORS.stream().filter(line::contains).findFirst().orElse(",");
        List<String> columns =
                Stream.of(line.split(separator, -1)).map(CsvTable::unquoted).toList();
        check(file, columns);
        return new CsvTable(file, separator, columns);
    }

    private static String unquoted(String cell) {
        String text = cell.strip();
        boolean quoted = text.length() > 1 && text.startsWith("\"") && text.endsWith("\"");
        return quoted ? text.substring(1, text.length() - 1).strip() : text;
    }

    private static void check(Path file, List<String> columns) {
        Set<String> seen = new HashSet<>();
        for (String column : columns) {
            if (column.isEmpty() || column.matches("[-+.]?[0-9].*")) {
                throw new InvalidInputException(
                        "%s:1: '%s' is not the name of a column; the first line names the columns"
                                .formatted(file, column));
            }
            if (!seen.add(column)) {
                throw new InvalidInputException(
                        "%s:1: two columns are called '%s'; rename one".formatted(file, column));
            }
        }
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public void read(RowReader reader) {
        reading(file, lines -> {
            lines.readLine();
            double[] values = new double[columns.size()];
            int number = 1;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    parse(line, number, values);
                    int here = number;
                    reader.row(() -> file + ":" + here, values);
                }
            }
            return null;
        });
    }

    private void parse(String line, int number, double[] values) {
        int from = 0;
        int column = 0;
        while (from >= 0) {
            int end = line.indexOf(separator, from);
            String cell = line.substring(from, end < 0 ? line.length() : end);
            if (column < values.length) {
                values[column] = number(cell, number, column);
            }
            column++;
            from = end < 0 ? -1 : end + 1;
        }
        if (column != values.length) {
            throw new InvalidInputException("%s:%d has %d values, the first line names %d columns"
                    .formatted(file, number, column, values.length));
        }
    }

    private double number(String cell, int line, int column) {
        try {
            return Double.parseDouble(unquoted(cell));
        } catch (NumberFormatException e) {
            throw new InvalidInputException(
                    "%s:%d: '%s' in column '%s' is not a number; repair or remove the row"
                            .formatted(file, line, shortened(cell.strip()), columns.get(column)),
                    e);
        }
    }

    private static String shortened(String cell) {
        return cell.length() > 40 ? cell.substring(0, 40) + "..." : cell;
    }

    private static <T> T reading(Path file, Reading<T> action) {
        try (BufferedReader lines = Files.newBufferedReader(file)) {
            return action.from(lines);
        } catch (CharacterCodingException e) {
            throw new InvalidInputException("%s is not text in UTF-8; is it a table of numbers?".formatted(file), e);
        } catch (IOException e) {
            throw new InvalidInputException(
                    "%s cannot be read: %s; check the path and the permissions".formatted(file, e), e);
        }
    }

    @Override
    public String toString() {
        return file + " " + Arrays.toString(columns.toArray());
    }
}
