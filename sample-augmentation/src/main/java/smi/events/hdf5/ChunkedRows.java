package smi.events.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.dataset.DatasetBase;
import java.nio.ByteBuffer;

/**
 * Rows of a chunked, perhaps compressed dataset. It decodes a band at a time, that is all chunks that hold the same
 * rows, and keeps the last one: every chunk is decompressed once when rows are read in order. Memory: one band.
 */
final class ChunkedRows implements HdfTable.Rows {
    private final HdfTable table;
    private final HdfFile file;
    private final DatasetBase dataset;
    private final int bandRows;
    private long band = -1;
    private double[] values = new double[0];

    private ChunkedRows(HdfTable table, HdfFile file, DatasetBase dataset, int bandRows) {
        this.table = table;
        this.file = file;
        this.dataset = dataset;
        this.bandRows = bandRows;
    }

    static ChunkedRows open(HdfTable table) {
        return HdfReader.guarded(table.at(), () -> {
            HdfFile file = new HdfFile(table.path());
            // the bytes of a slice are not in jHDF's interface of datasets, and its double[][] cost four times as much
            var dataset = (DatasetBase) file.getDatasetByPath(table.name());
            return new ChunkedRows(table, file, dataset, ((ChunkedDataset) dataset).getChunkDimensions()[0]);
        });
    }

    @Override
    public int columns() {
        return table.columns();
    }

    @Override
    public void read(long first, int count, double[] target, int offset) {
        for (int done = 0; done < count; ) {
            long row = first + done;
            decode(row / bandRows);
            int inBand = (int) (row % bandRows);
            int n = Math.min(count - done, bandRows - inBand);
            System.arraycopy(values, inBand * columns(), target, offset + done * columns(), n * columns());
            done += n;
        }
    }

    private void decode(long wanted) {
        if (wanted == band) {
            return;
        }
        int rows = (int) Math.min(bandRows, table.rows() - wanted * bandRows);
        boolean list = dataset.getDimensionsAsLong().length == 1;
        long[] from = list ? new long[] {wanted * bandRows} : new long[] {wanted * bandRows, 0};
        int[] shape = list ? new int[] {rows} : new int[] {rows, columns()};
        ByteBuffer bytes = HdfReader.guarded(table.at(), () -> dataset.getSliceDataBuffer(from, shape));
        values = new double[Math.multiplyExact(rows, columns())];
        table.format().decode(bytes, values, 0, values.length);
        band = wanted;
    }

    @Override
    public void close() {
        file.close();
    }
}
