package smi.likelihood;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import smi.networks.Batch;
import smi.networks.TrainingSource;

/**
 * Weighted events at fresh θ as draws from p(x|θ) alone: of the two halves in which a row of a ratio source stands for its
 * numerator and its denominator, the first counts double and the second not at all.
 *
 * @param ratios the source of the rows
 */
record FreshPointSource(TrainingSource ratios) implements TrainingSource {
    @Override
    public List<String> observables() {
        return ratios.observables();
    }

    @Override
    public List<String> parameters() {
        return ratios.parameters();
    }

    @Override
    public int events() {
        return ratios.events();
    }

    @Override
    public int rowsPerEvent() {
        return ratios.rowsPerEvent();
    }

    @Override
    public void fill(int[] events, int from, int to, RandomGenerator random, Batch batch) {
        ratios.fill(events, from, to, random, batch);
        for (int i = 0; i < batch.rows(); i++) {
            batch.numeratorWeight()[i] *= 2;
        }
        Arrays.fill(batch.denominatorWeight(), 0, batch.rows(), 0);
        Arrays.fill(batch.logRatio(), 0, batch.rows(), 0);
    }

    @Override
    public long eventKey(int event) {
        return ratios.eventKey(event);
    }
}
