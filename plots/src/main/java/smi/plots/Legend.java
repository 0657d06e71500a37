package smi.plots;

import java.util.List;

/**
 * Rows that stand together in one corner of a panel.
 *
 * @param entries the rows, from top to bottom
 */
public record Legend(List<LegendEntry> entries) {
    /** Copies the rows. */
    public Legend {
        entries = List.copyOf(entries);
    }
}
