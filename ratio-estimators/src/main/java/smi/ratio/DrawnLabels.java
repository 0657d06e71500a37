package smi.ratio;

import java.util.random.RandomGenerator;
import smi.networks.Batch;
import smi.networks.ChangedSource;
import smi.networks.TrainingSource;

/**
 * Weighted events with labels: every event at every pair of hypotheses is taken either as one from the numerator or as
 * one from the denominator, by the toss of a coin that is repeated for every batch, and counts with its weight there.
 * CARL and CASCAL, which learn from labels alone, would see the joint ratio in the two weights together.
 */
record DrawnLabels(TrainingSource source) implements ChangedSource {
    @Override
    public void change(RandomGenerator random, Batch batch) {
        for (int i = 0; i < batch.pairs(); i++) {
            boolean denominator = random.nextBoolean();
            batch.numeratorWeight()[i] *= denominator ? 0 : 2;
            batch.denominatorWeight()[i] *= denominator ? 2 : 0;
        }
    }

    @Override
    public TrainingSource select(int[] events) {
        return new DrawnLabels(source.select(events));
    }
}
