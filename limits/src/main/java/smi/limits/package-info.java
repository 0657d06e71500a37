/** Placeholder. */
package smi.limits;
