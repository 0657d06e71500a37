/** Placeholder. */
package smi.score;
