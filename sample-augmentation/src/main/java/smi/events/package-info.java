/**
 * What did the simulator know about each event?
 *
 * <p>In: event files, Les Houches files, embedded simulators. Out: an {@link smi.events.EventSource}, a re-readable
 * stream of blocks of observations and weights, whatever it comes from.
 *
 * <p>Weights are in pb: summed over the events they give the cross section at a benchmark
 * (arXiv:1907.10621, section 2.2).
 */
package smi.events;
