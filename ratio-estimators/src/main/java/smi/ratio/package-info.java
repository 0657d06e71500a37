/** Placeholder. */
package smi.ratio;
