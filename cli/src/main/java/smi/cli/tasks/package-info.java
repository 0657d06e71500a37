/**
 * What the commands do: each task is a record of its settings and one call into the library. Tasks know nothing of
 * command lines or analysis files.
 */
package smi.cli.tasks;
