/**
 * What is the score t(x|θ) = ∇_θ log p(x|θ) at a reference point? Locally optimal observables, learned.
 *
 * <p>In: an augmented sample with joint scores. Out: a {@link smi.score.ScoreEstimator}.
 *
 * <p>Papers: Brehmer, Cranmer, Louppe, Pavez, arXiv:1805.00013, 1805.00020.
 */
package smi.score;
