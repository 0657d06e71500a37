/**
 * Which θ are excluded?
 *
 * <p>In: data, observed or expected (weighted events at a true θ), and a likelihood of θ as a sum of terms: the rate, and
 * the kinematics by a learned ratio, a histogram of observables, or a histogram of learned scores. Out: for every point of
 * a grid the test statistic \( q(\theta) = -2[\log L(\theta) - \log L(\hat\theta)] \) and its p-value, and the best fit.
 *
 * <p>Papers: Cowan, Cranmer, Gross, Vitells, arXiv:1007.1727 (asymptotics); Brehmer, Kling, Espejo, Cranmer,
 * arXiv:1907.10621, section 2.7.
 */
package smi.limits;
