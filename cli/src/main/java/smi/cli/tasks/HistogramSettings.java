package smi.cli.tasks;

import java.util.List;
import java.util.Optional;

/**
 * How histograms are filled.
 *
 * @param observables names of the observables; none where the method has variables of its own
 * @param edges inner bin edges of each observable; under- and overflow are kept
 * @param bins number of equally filled bins per variable without edges
 */
public record HistogramSettings(List<String> observables, List<List<Double>> edges, Optional<Integer> bins) {}
