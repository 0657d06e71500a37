package smi.ratio;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import smi.augmentation.RatioSample;
import smi.networks.Batch;
import smi.networks.ChangedSource;
import smi.networks.TrainingSource;

/**
 * Unweighted events whose labels alone are learned from. An event of the denominator belongs to no numerator, so it is
 * paired, afresh in every batch, with the numerator of some event that was drawn at one: endless examples of what is not
 * from θ0, and the same distribution of θ0 on both sides.
 *
 * @param source the events
 * @param numerators which of them were drawn at their numerator, at least one
 */
record PairedNumerators(RatioSource source, int[] numerators) implements ChangedSource {
    static TrainingSource of(RatioSource source) {
        RatioSample sample = source.sample();
        int[] numerators = IntStream.range(0, sample.size())
                .filter(i -> sample.labels().get(i, 0) == 0)
                .toArray();
        return numerators.length == 0 ? source : new PairedNumerators(source, numerators);
    }

    @Override
    public void change(RandomGenerator random, Batch batch) {
        int parameters = source.sample().theta0().columns();
        for (int i = 0; i < batch.rows(); i++) {
            if (batch.denominatorWeight()[i] > 0) {
                int other = numerators[random.nextInt(numerators.length)];
                source.sample().theta0().copyRow(other, batch.theta(), i * parameters);
            }
        }
    }

    @Override
    public TrainingSource select(int[] events) {
        return of(source.select(events));
    }
}
