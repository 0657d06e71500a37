/**
 * How does an event weight depend on θ and ν?
 *
 * <p>In: parameters, benchmarks, the powers of the polynomial in θ. Out: for every point θ the weights
 * \( w_b(\theta) \) with which the event weights known at the benchmarks add up to the event weight at θ, and their
 * gradient; for every ν the factor of the systematic variations.
 *
 * <p>Papers: Brehmer, Kling, Espejo, Cranmer, arXiv:1907.10621, section 2; Brehmer, Cranmer, Louppe, Pavez,
 * arXiv:1805.00020, section 3.
 */
package smi.morphing;
