/**
 * The analysis file of {@code smi run}: its keys, the tasks that it asks for, and the memory of what has been done.
 */
package smi.cli.analysis;
