/**
 * How is smi run? Commands over the library, in the order of the data flow. A command reads its options, makes one
 * {@link smi.cli.tasks.Task}, runs it and prints what it returns; {@code smi run} makes the same tasks from an analysis
 * file.
 */
package smi.cli;
