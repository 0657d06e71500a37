package smi.events.simulators;

import java.util.function.Consumer;
import smi.events.EventBlock;
import smi.events.EventMatrix;
import smi.events.EventSetup;

/** Cuts a stream of chunks into blocks of a given size. */
final class BlockAssembler {
    private final Consumer<EventBlock> reader;
    private final int blockSize;
    private final int observables;
    private final int columns;
    private final long end;
    private long first;
    private int capacity;
    private int filled;
    private double[] observations;
    private double[] weights;
    private int[] benchmarks;

    BlockAssembler(EventSetup setup, long from, long to, int blockSize, Consumer<EventBlock> reader) {
        this.reader = reader;
        this.blockSize = blockSize;
        this.observables = setup.observables().size();
        this.columns = setup.weightColumns().size();
        this.first = from;
        this.end = to;
        start();
    }

    private void start() {
        capacity = (int) Math.min(blockSize, end - first);
        filled = 0;
        observations = new double[Math.multiplyExact(capacity, observables)];
        weights = new double[Math.multiplyExact(capacity, columns)];
        benchmarks = new int[capacity];
    }

    void add(EventBlock chunk, int begin, int end) {
        for (int i = begin; i < end; i++) {
            chunk.observations().copyRow(i, observations, filled * observables);
            chunk.weights().copyRow(i, weights, filled * columns);
            benchmarks[filled] = chunk.samplingBenchmarks()[i];
            filled++;
            if (filled == capacity) {
                deliver();
            }
        }
    }

    private void deliver() {
        reader.accept(new EventBlock(
                first,
                EventMatrix.of(filled, observables, observations),
                EventMatrix.of(filled, columns, weights),
                benchmarks));
        first += filled;
        start();
    }
}
