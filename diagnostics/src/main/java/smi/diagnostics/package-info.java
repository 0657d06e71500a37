/** Placeholder. */
package smi.diagnostics;
