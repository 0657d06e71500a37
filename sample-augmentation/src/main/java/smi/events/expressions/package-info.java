/**
 * What does an expression like {@code (a[0] + a[1]).m} compute?
 *
 * <p>In: the text of an observable, a cut or an efficiency, in the language that MadMiner's users write (a part of
 * Python's, docs/observables.md). Out: a {@link smi.events.observables.ObservableFunction}. A text is parsed once, its
 * types are checked, and it becomes closures that compute with doubles; it can compute numbers from an event and nothing
 * else, whoever wrote it. An object or a number that does not exist makes the whole value NaN, as an exception does in
 * Python.
 */
package smi.events.expressions;
