/** Placeholder. */
package smi.fisher;
