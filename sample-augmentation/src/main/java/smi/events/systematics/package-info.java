/**
 * What is not known about the simulation?
 *
 * <p>In: what a physicist states: an uncertainty on a normalisation, on the renormalisation and factorisation scales, on
 * the parton densities. Out: {@link smi.events.systematics.SystematicUncertainty}, which an import resolves against the
 * weights that a file declares, and which event files keep as {@link smi.events.Systematic}. Every uncertainty becomes
 * one nuisance parameter or several, each known by the event weights at one standard deviation (arXiv:1907.10621).
 */
package smi.events.systematics;
