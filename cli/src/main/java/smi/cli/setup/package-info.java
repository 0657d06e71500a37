/**
 * The setup file: what is measured (parameters, benchmarks, morphing, systematic uncertainties) and what is made of the
 * events (observables, cuts, files). One record per section knows its keys and turns them into what the library calls
 * them; {@link smi.cli.setup.Setup} puts the sections together and says in which line something is wrong.
 */
package smi.cli.setup;
