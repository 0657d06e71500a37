package smi.events.tables;

import java.util.List;

/**
 * What was read from one table.
 *
 * @param sample the table
 * @param events its rows
 * @param crossSections the cross section at every benchmark, pb, shape {@code [nBenchmarks]}
 * @param negativeWeights rows with a negative weight where the events were generated
 */
public record TableReport(TableSample sample, long events, List<Double> crossSections, long negativeWeights) {
    public TableReport {
        crossSections = List.copyOf(crossSections);
    }
}
