/**
 * Can it be trusted?
 *
 * <p>In: a learned ratio or score, and weighted events that know the truth. Out: checks, each with a figure, its
 * statistical error, a threshold and a verdict: expectations that hold for the exact ratio and score on every sample.
 *
 * <p>Papers: Brehmer, Cranmer, Louppe, Pavez, arXiv:1805.00020, section 5.3; Cranmer, Pavez, Louppe, arXiv:1506.02169.
 */
package smi.diagnostics;
