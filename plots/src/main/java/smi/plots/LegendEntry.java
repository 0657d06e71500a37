package smi.plots;

import java.util.List;

/**
 * One row of a legend.
 *
 * @param text the name, in the markup of {@link MathText}
 * @param marks how what it names is drawn; the later above the earlier
 */
public record LegendEntry(String text, List<Mark> marks) {
    /** Copies the marks. */
    public LegendEntry {
        marks = List.copyOf(marks);
    }

    static LegendEntry of(String text, Mark... marks) {
        return new LegendEntry(text, List.of(marks));
    }
}
