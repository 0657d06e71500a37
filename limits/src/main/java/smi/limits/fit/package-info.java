/**
 * Where is a likelihood largest, and how fast does it fall?
 *
 * <p>In: the logarithm of a likelihood as a function of named parameters, with bounds. Out: the best fit with its
 * covariance, best fits with some parameters held fixed, intervals of one parameter, and how much each nuisance parameter
 * matters. The search is done by optimisers of Hipparchus; whether it has ended at a maximum is found out here, from
 * gradient and curvature, and never assumed.
 *
 * <p>Papers: James and Roos, Comput. Phys. Commun. 10 (1975) 343 (Minuit: estimated distance to the minimum);
 * Cowan, Cranmer, Gross, Vitells, arXiv:1007.1727 (CLs).
 */
package smi.limits.fit;
