/**
 * How is the test statistic distributed, when χ² is not to be believed?
 *
 * <p>In: the kinematics as a table of log likelihood ratios of simulated events at all points of a grid, computed once,
 * and the expected number of events at every point. Out: p-values by the Neyman construction with the ordering of Feldman
 * and Cousins, from pseudo-experiments at every point, with their errors; bands of expected limits; and the coverage of a
 * method, measured with pseudo-experiments that a simulator makes afresh. One pseudo-experiment costs the sum of some rows
 * of the table.
 *
 * <p>Papers: Feldman and Cousins, arXiv:physics/9711021; Cowan, Cranmer, Gross, Vitells, arXiv:1007.1727.
 */
package smi.limits.toys;
