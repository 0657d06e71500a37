/**
 * How are augmented samples kept? One HDF5 file per sample, whole or not at all.
 *
 * <p>In and out: a {@link smi.augmentation.Sample} with all it says about itself. A file has the groups
 * {@code parameters} (as MadMiner's event files), {@code sample} (kind, observables, partition, one dataset per column
 * of the sample) and {@code smi} (provenance).
 */
package smi.augmentation.hdf5;
