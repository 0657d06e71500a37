/** Placeholder. */
package smi.networks;
