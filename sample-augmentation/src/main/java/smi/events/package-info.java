/** Placeholder. */
package smi.events;
