/**
 * How are the events generated? Steers MadGraph5_aMC@NLO: for every benchmark the cards (parameters, reweighting, run)
 * and the scripts that run it, one after the other or as a job array on a cluster.
 *
 * <p>In: the parameters with their places on the parameter card, the benchmarks, the systematic uncertainties, and the
 * cards of a process. Out: a folder from which the events are generated, and the files that they will be in.
 *
 * <p>Papers: Alwall et al., arXiv:1405.0301 (MadGraph5_aMC@NLO); Mattelaer, arXiv:1607.00763 (reweighting); Skands et
 * al., hep-ph/0311123 (parameter cards); the parameters' transforms follow MadMiner, arXiv:1907.10621.
 */
package smi.events.madgraph;
