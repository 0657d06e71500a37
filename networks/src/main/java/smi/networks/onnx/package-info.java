/**
 * How does a trained network run elsewhere? Writes models as ONNX files, which runtimes in C++, Python and other languages
 * evaluate without smi.
 *
 * <p>In: a {@link smi.networks.Model}. Out: one file with the whole function from observables and parameters in their own
 * units to the estimate: scaling, the networks, the mean over an ensemble, and for a likelihood ratio its gradient by θ as
 * explicit nodes. Single precision; operators of ONNX's set 13 alone.
 *
 * <p>The file is written with Tribuo's classes for ONNX, which know the format but few operators of neural networks; the
 * others are declared here.
 */
package smi.networks.onnx;
