/**
 * The analysis file of {@code smi run}: its keys, the tasks that it asks for, and the memory of what has been done. The
 * file of channels of {@code smi limits}, whose keys mean the same.
 */
package smi.cli.analysis;
