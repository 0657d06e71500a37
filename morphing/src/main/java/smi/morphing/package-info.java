/** Placeholder. */
package smi.morphing;
