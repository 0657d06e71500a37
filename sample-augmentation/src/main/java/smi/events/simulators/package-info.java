/**
 * What do events look like whose likelihood is known? Simulators that need no outside program or data.
 *
 * <p>In: a number of events, a seed, options as text. Out: an {@link smi.events.EventSource} with the weights of every
 * event at all benchmarks, and, where x has a likelihood in closed form, an
 * {@link smi.events.simulators.ExactLikelihood} to compare estimators with.
 *
 * <p>Events are made in chunks. Every chunk has a random number generator of its own, seeded by the seed of the run and
 * the number of the chunk: any range of events can be made again, alone, by any number of threads, with the same bits.
 *
 * <p>Papers: Brehmer, Cranmer, Louppe, Pavez, arXiv:1805.00013 (joint ratio and score); Giele et al., hep-ph/0204316
 * (the toy parton densities of Les Houches 2001); Grzadkowski et al., arXiv:1008.4884 (the operators of Drell–Yan).
 */
package smi.events.simulators;
