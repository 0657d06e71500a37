package smi.cli.tasks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;

/** A table with one row per parameter point: a column per parameter, then the figures. */
final class PointTable {
    private PointTable() {}

    static TextTable of(ParameterSpace space, List<String> figures) {
        List<String> header = new ArrayList<>(space.names());
        header.addAll(figures);
        return TextTable.of(header);
    }

    static List<Object> row(ParameterPoint theta, Object... figures) {
        List<Object> row = new ArrayList<>();
        for (double value : theta.values()) {
            row.add(Numbers.compact(value));
        }
        row.addAll(Arrays.asList(figures));
        return row;
    }
}
