/**
 * What did the generator say about each event?
 *
 * <p>In: Les Houches event files (hep-ph/0609017, version 3: arXiv:1405.1067), plain or gzipped, of any generator. Out:
 * {@link smi.events.lhe.LheReader}, a stream of events in constant memory, and {@link smi.events.lhe.LheImport}, which
 * turns files of several sampling points into one {@link smi.events.EventSource} of observations and benchmark weights
 * in pb.
 */
package smi.events.lhe;
