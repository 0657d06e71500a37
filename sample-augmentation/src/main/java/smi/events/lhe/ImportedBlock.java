package smi.events.lhe;

import smi.events.observables.CutFlow;

/**
 * What became of a block of events.
 *
 * @param rows observations and weights of those that pass, in the normalisation of the file, row-major
 * @param cutFlow their counts
 * @param sums the sum of every weight column over all events, then that of XWGTUP
 * @param negative events with a negative XWGTUP
 */
record ImportedBlock(double[] rows, CutFlow cutFlow, CompensatedSums sums, long negative) {}
