/**
 * How do events and samples get into HDF5 files and back?
 *
 * <p>In and out: MadMiner's event format ({@link smi.events.hdf5.EventFiles}, {@link smi.events.hdf5.EventFileWriter}),
 * and named tables, numbers and texts for everything else ({@link smi.events.hdf5.HdfReader},
 * {@link smi.events.hdf5.HdfWriter}). Reading goes through jHDF for the structure of a file and straight to the data
 * for blocks of rows; memory is that of a block, whatever the size of the file.
 *
 * <p>Papers: Brehmer, Kling, Espejo, Cranmer, arXiv:1907.10621 (MadMiner); HDF5 file format specification, version 3.0.
 */
package smi.events.hdf5;
