/**
 * How much can the data say about θ?
 *
 * <p>In: weighted events, or a learned score. Out: the expected Fisher information
 * \( I_{ij} = E[\partial_i \log L \; \partial_j \log L] \) of a measurement with a given luminosity, with its
 * covariance: from the truth of the simulation, from the rate, from histograms, from learned scores. Sums of channels,
 * projection, profiling and distances are methods of the value {@link smi.fisher.Information}.
 *
 * <p>Papers: Brehmer, Cranmer, Kling, Plehn, arXiv:1612.05261 (information geometry); Brehmer, Kling, Espejo, Cranmer,
 * arXiv:1907.10621, section 2.6.
 */
package smi.fisher;
