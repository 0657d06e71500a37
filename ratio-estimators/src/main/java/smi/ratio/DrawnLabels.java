package smi.ratio;

import java.util.List;
import java.util.random.RandomGenerator;
import smi.networks.Batch;
import smi.networks.TrainingSource;

/**
 * Weighted events with labels: every event at every pair of hypotheses is taken either as one from the numerator or as
 * one from the denominator, by the toss of a coin that is repeated for every batch, and counts with its weight there.
 * CARL and CASCAL, which learn from labels alone, would see the joint ratio in the two weights together.
 */
record DrawnLabels(TrainingSource weighted) implements TrainingSource {
    @Override
    public List<String> observables() {
        return weighted.observables();
    }

    @Override
    public List<String> parameters() {
        return weighted.parameters();
    }

    @Override
    public int events() {
        return weighted.events();
    }

    @Override
    public int rowsPerEvent() {
        return weighted.rowsPerEvent();
    }

    @Override
    public int sharedPoints() {
        return weighted.sharedPoints();
    }

    @Override
    public void fill(int[] events, int from, int to, RandomGenerator random, Batch batch) {
        weighted.fill(events, from, to, random, batch);
        for (int i = 0; i < batch.pairs(); i++) {
            boolean denominator = random.nextBoolean();
            batch.numeratorWeight()[i] *= denominator ? 0 : 2;
            batch.denominatorWeight()[i] *= denominator ? 2 : 0;
        }
    }

    @Override
    public long eventKey(int event) {
        return weighted.eventKey(event);
    }

    @Override
    public TrainingSource select(int[] events) {
        return new DrawnLabels(weighted.select(events));
    }
}
