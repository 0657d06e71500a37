/**
 * What is the likelihood ratio r(x|θ0,θ1) = p(x|θ0)/p(x|θ1) of an event? Learned as a function of x and θ0, of x and both
 * hypotheses, or as a polynomial in θ0 with coefficients that depend on x.
 *
 * <p>In: an augmented sample with joint ratios and scores, or every event once with its polynomial in θ. Out: a
 * {@link smi.ratio.RatioEstimator}.
 *
 * <p>Papers: Cranmer, Pavez, Louppe, arXiv:1506.02169; Brehmer, Cranmer, Louppe, Pavez, arXiv:1805.00013, 1805.00020;
 * Stoye, Brehmer, Louppe, Pavez, Cranmer, arXiv:1808.00973; Chen, Glioti, Panico, Wulzer, arXiv:2007.10356, 2308.05704;
 * Chatterjee, Rohshap, Schöfbeck, Schwarz, arXiv:2205.12976.
 */
package smi.ratio;
