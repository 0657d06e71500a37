/**
 * What is measured in an event?
 *
 * <p>In: the particles of an event. Out: one number per observable, and whether the event is kept. An observable is a
 * {@link smi.events.observables.ObservableFunction} with a name: those of
 * {@link smi.events.observables.ObservableCatalogue}, or a lambda. Momenta in GeV, angles in rad.
 *
 * <p>Object lists, ordering and missing transverse momentum follow MadMiner (arXiv:1907.10621), so that its observables
 * keep their meaning.
 */
package smi.events.observables;
