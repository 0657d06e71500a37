/**
 * How are the tutorials executed where no Java kernel for Jupyter is installed? By a small one: JShell evaluates the
 * cells, the protocol is that of the library jjava-jupyter. It understands what IJava and JJava both do and the tutorials
 * use: values and images at the end of a cell, {@code %classpath} and {@code %jars}. It needs a JDK, not only a runtime.
 */
package smi.kernel;
