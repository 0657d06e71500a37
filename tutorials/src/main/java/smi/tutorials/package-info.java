/** Placeholder. */
package smi.tutorials;
