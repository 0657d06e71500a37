package smi.score;

import java.util.List;
import java.util.random.RandomGenerator;
import smi.networks.Batch;
import smi.networks.TrainingSource;

/** Some of the rows that scores are learned from, as batches. */
record ScoreSource(ScoreRows rows, int[] selected) implements TrainingSource {
    @Override
    public List<String> observables() {
        return rows.info().observables();
    }

    @Override
    public List<String> parameters() {
        return rows.parameters();
    }

    @Override
    public int events() {
        return selected.length;
    }

    @Override
    public int rowsPerEvent() {
        return 1;
    }

    /** The network does not see θ, which stays zero. */
    @Override
    public void fill(int[] events, int from, int to, RandomGenerator random, Batch batch) {
        batch.resize(to - from);
        int observables = rows.x().columns();
        int components = rows.score().columns();
        for (int i = 0; i < to - from; i++) {
            int row = selected[events[from + i]];
            rows.x().copyRow(row, batch.x(), i * observables);
            rows.score().copyRow(row, batch.score(), i * components);
            batch.numeratorWeight()[i] = rows.weights()[row];
        }
    }
}
