/**
 * How is the test statistic distributed, when χ² is not to be believed?
 *
 * <p>In: the kinematics as a table of log likelihood ratios of simulated events at all points of a grid, computed once,
 * and the expected number of events at every point. Out: p-values by the Neyman construction with the ordering of Feldman
 * and Cousins, from pseudo-experiments at every point, with their errors; bands of expected limits; and the coverage of a
 * method, measured with pseudo-experiments that a simulator makes afresh. One pseudo-experiment costs the sum of some rows
 * of the table.
 *
 * <p>Nuisance parameters are profiled in every pseudo-experiment, at every point. In: the expected counts in bins (those of
 * a histogram, or one for the rate) at a few values of ν, from which they are known at all others. Pseudo-experiments of a
 * point are made at the values that fit the data best there, and the other measurements of ν fluctuate with them: the
 * profile construction, or hybrid resampling. It covers as far as the distribution of q does not depend on ν around these
 * values; it costs some Newton steps in ν per pseudo-experiment and point.
 *
 * <p>Papers: Feldman and Cousins, arXiv:physics/9711021; Cowan, Cranmer, Gross, Vitells, arXiv:1007.1727; nuisance
 * parameters: Chuang and Lai, Statistica Sinica 10 (2000) 1; Cranmer, arXiv:physics/0511028.
 */
package smi.limits.toys;
