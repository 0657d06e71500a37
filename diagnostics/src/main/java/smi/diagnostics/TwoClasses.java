package smi.diagnostics;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import smi.events.EventMatrix;
import smi.networks.Batch;
import smi.networks.NetworkSpec;
import smi.networks.RatioLoss;
import smi.networks.RatioTerm;
import smi.networks.TrainedNetwork;
import smi.networks.Trainer;
import smi.networks.TrainingListener;
import smi.networks.TrainingSettings;
import smi.networks.TrainingSource;

/** Events of two classes, for a network that sees x alone and tells them apart. An event may be of both. */
public final class TwoClasses implements TrainingSource {
    private final EventMatrix x;
    private final int[] rows;
    private final IntToDoubleFunction first;
    private final IntToDoubleFunction second;

    /**
     * Some events.
     *
     * @param x observables, shape {@code [n][nObservables]}
     * @param rows the rows that are learned from; copied
     * @param first how much a row counts as one of the first class
     * @param second how much it counts as one of the second
     */
    public TwoClasses(EventMatrix x, int[] rows, IntToDoubleFunction first, IntToDoubleFunction second) {
        this.x = x;
        this.rows = rows.clone();
        this.first = first;
        this.second = second;
    }

    /**
     * Trains a network with the cross entropy.
     *
     * @param spec the network, with one output
     * @param settings how it is trained
     * @return the network; its output is the log of the ratio of first to second class, larger for the first
     */
    public TrainedNetwork train(NetworkSpec spec, TrainingSettings settings) {
        return Trainer.train(spec, new RatioLoss(RatioTerm.CARL, 0), this, settings, TrainingListener.silent());
    }

    @Override
    public List<String> observables() {
        return IntStream.range(0, x.columns()).mapToObj(c -> "x" + c).toList();
    }

    @Override
    public List<String> parameters() {
        return List.of();
    }

    @Override
    public int events() {
        return rows.length;
    }

    @Override
    public void fill(int[] events, int from, int to, RandomGenerator random, Batch batch) {
        batch.resize(to - from);
        for (int i = 0; i < to - from; i++) {
            int row = rows[events[from + i]];
            x.copyRow(row, batch.x(), i * x.columns());
            batch.numeratorWeight()[i] = first.applyAsDouble(row);
            batch.denominatorWeight()[i] = second.applyAsDouble(row);
        }
    }
}
