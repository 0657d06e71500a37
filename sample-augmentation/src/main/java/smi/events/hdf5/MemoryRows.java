package smi.events.hdf5;

/** Rows of a dataset that is small enough to lie in the structures of its file, or empty. */
record MemoryRows(HdfTable table, double[] values) implements HdfTable.Rows {

    @Override
    public int columns() {
        return table.columns();
    }

    @Override
    public void read(long first, int count, double[] target, int offset) {
        System.arraycopy(values, Math.toIntExact(first * columns()), target, offset, count * columns());
    }

    @Override
    public void close() {
        // nothing is open
    }
}
