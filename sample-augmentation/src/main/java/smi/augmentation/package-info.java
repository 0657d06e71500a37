/**
 * What did the simulator know about each event? From weighted events to training samples.
 *
 * <p>In: an {@link smi.events.EventSource}. Out: cross sections σ(θ) with gradients and errors, and augmented samples:
 * events drawn at θ, or every event once with its polynomial in θ, beside their joint likelihood ratio
 * \( r(x,z|\theta_0,\theta_1) \) and joint score \( t(x,z|\theta) \).
 *
 * <p>Papers: Brehmer, Cranmer, Louppe, Pavez, arXiv:1805.00013 and 1805.00020; Brehmer, Kling, Espejo, Cranmer,
 * arXiv:1907.10621.
 */
package smi.augmentation;
