package smi.plots;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** A table that grows row by row: first columns of words, then columns of numbers. NaN is a missing number. */
final class Rows {
    private final List<StringColumn> words = new ArrayList<>();
    private final List<DoubleColumn> numbers = new ArrayList<>();

    private Rows() {}

    static Rows of(List<String> words, String... numbers) {
        Rows rows = new Rows();
        words.forEach(name -> rows.words.add(StringColumn.create(rows.unused(name))));
        Arrays.stream(numbers).forEach(name -> rows.numbers.add(DoubleColumn.create(rows.unused(name))));
        return rows;
    }

    /** The name of the column along an axis. */
    static String name(Axis axis, String otherwise) {
        String title = MathText.plain(axis.title());
        return title.isBlank() ? otherwise : title;
    }

    /** Tables do not distinguish capitals in names: a second column of a name gets a number. */
    private String unused(String wanted) {
        String name = wanted;
        for (int k = 2; taken(name); k++) {
            name = String.format(Locale.ROOT, "%s (%d)", wanted, k);
        }
        return name;
    }

    private boolean taken(String name) {
        return words.stream().anyMatch(c -> c.name().equalsIgnoreCase(name))
                || numbers.stream().anyMatch(c -> c.name().equalsIgnoreCase(name));
    }

    Rows row(List<String> texts, double... values) {
        if (texts.size() != words.size() || values.length != numbers.size()) {
            throw new IllegalArgumentException("a row of %d words and %d numbers does not fit %d and %d columns"
                    .formatted(texts.size(), values.length, words.size(), numbers.size()));
        }
        for (int k = 0; k < values.length; k++) {
            numbers.get(k).append(values[k]);
        }
        for (int k = 0; k < texts.size(); k++) {
            words.get(k).append(MathText.plain(texts.get(k)));
        }
        return this;
    }

    Table table() {
        Table table = Table.create("figure");
        words.forEach(table::addColumns);
        numbers.forEach(table::addColumns);
        return table;
    }
}
