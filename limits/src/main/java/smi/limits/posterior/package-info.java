/**
 * What is believed about θ after the data?
 *
 * <p>In: the likelihood of a measurement and a prior. Out: draws from the posterior distribution, with what says whether
 * they may be trusted: R-hat over independent ensembles, and the effective number of draws.
 *
 * <p>Papers: Goodman and Weare, Comm. App. Math. Comp. Sci. 5 (2010) 65 (affine-invariant ensemble sampler);
 * Foreman-Mackey, Hogg, Lang, Goodman, arXiv:1202.3665 (halves that move in turn); Gelman and Rubin, Statist. Sci. 7 (1992)
 * 457 (R-hat); Sokal, Monte Carlo methods in statistical mechanics (1996; autocorrelation time).
 */
package smi.limits.posterior;
