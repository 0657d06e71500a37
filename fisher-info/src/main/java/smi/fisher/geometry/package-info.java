/**
 * How far are two hypotheses apart, and what would exclude one of them?
 *
 * <p>In: the Fisher information as a function of θ, which is a metric on the space of parameters. Out: Christoffel symbols,
 * geodesics and their lengths, curves of equal distance, curvature. Distances are in standard deviations: to be at a
 * distance d is to be excluded with \( \Delta\chi^2 = d^2 \), up to higher orders, and independent of how the
 * parameters are chosen.
 *
 * <p>Paper: Brehmer, Cranmer, Kling, Plehn, arXiv:1612.05261.
 */
package smi.fisher.geometry;
