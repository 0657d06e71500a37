/** Placeholder. */
package smi.cli;
