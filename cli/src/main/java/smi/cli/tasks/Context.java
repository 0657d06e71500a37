package smi.cli.tasks;

import smi.events.Provenance;

/**
 * What a task may use while it runs.
 *
 * @param console where it speaks to the user
 * @param threads how many threads it may use; results do not depend on it
 * @param provenance what it writes into its files
 */
public record Context(Console console, int threads, Provenance provenance) {}
