/**
 * How do events that are already in arrays become events with observations and weights?
 *
 * <p>In: tables with a column per observable and a weight per benchmark, in pb. Out: an {@link smi.events.EventSource} that
 * can be written as an event file. The events are in memory: 8 bytes per observable and benchmark.
 */
package smi.events.tables;
