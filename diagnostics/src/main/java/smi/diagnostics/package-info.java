/**
 * Can it be trusted?
 *
 * <p>In: a learned ratio or score, and events that know the truth. Out: a {@link smi.diagnostics.Diagnosis}: checks, each
 * with a figure, its statistical error, a threshold and a verdict, a map over θ, and what a page of plots shows. What is
 * checked are expectations that hold for the exact ratio and score on every sample; thresholds are what a measurement with
 * the intended number of events would feel.
 *
 * <p>Papers: Brehmer, Cranmer, Louppe, Pavez, arXiv:1805.00020, section 5.3; Cranmer, Pavez, Louppe, arXiv:1506.02169;
 * Vehtari, Simpson, Gelman, Yao, Gabry, arXiv:1507.02646.
 */
package smi.diagnostics;
