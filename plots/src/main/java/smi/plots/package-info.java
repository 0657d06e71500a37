/** Placeholder. */
package smi.plots;
