package smi.likelihood;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import smi.networks.Batch;
import smi.networks.ChangedSource;
import smi.networks.TrainingSource;

/**
 * Weighted events at fresh θ as draws from p(x|θ) alone: of the two halves in which a row of a ratio source stands for its
 * numerator and its denominator, the first counts double and the second not at all.
 *
 * @param source the source of the rows
 */
record FreshPointSource(TrainingSource source) implements ChangedSource {
    @Override
    public void change(RandomGenerator random, Batch batch) {
        for (int i = 0; i < batch.rows(); i++) {
            batch.numeratorWeight()[i] *= 2;
        }
        Arrays.fill(batch.denominatorWeight(), 0, batch.rows(), 0);
        Arrays.fill(batch.logRatio(), 0, batch.rows(), 0);
    }
}
