/**
 * What is the likelihood p(x|θ) of an event? Learned as a normalised density of x for every θ, by a masked autoregressive
 * flow; its ratios and scores stand wherever an estimator of those is asked for.
 *
 * <p>In: unweighted events with the points they were drawn at, with or without their joint score, or every event once
 * with its polynomial in θ. Out: a {@link smi.likelihood.LikelihoodEstimator}.
 *
 * <p>Papers: Papamakarios, Pavlakou, Murray, arXiv:1705.07057 (flows); Brehmer, Louppe, Pavez, Cranmer, arXiv:1805.12244
 * (SCANDAL).
 */
package smi.likelihood;
