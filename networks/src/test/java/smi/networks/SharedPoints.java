package smi.networks;

import java.util.List;
import java.util.random.RandomGenerator;

/** The events of another source, all at the same random points. */
record SharedPoints(TrainingSource original, int sharedPoints) implements TrainingSource {
    @Override
    public List<String> observables() {
        return original.observables();
    }

    @Override
    public List<String> parameters() {
        return original.parameters();
    }

    @Override
    public int events() {
        return original.events();
    }

    @Override
    public void fill(int[] events, int from, int to, RandomGenerator random, Batch batch) {
        var single = new Batch(to - from, observables().size(), parameters().size());
        original.fill(events, from, to, random, single);
        batch.resize(single.rows());
        System.arraycopy(single.x(), 0, batch.x(), 0, single.x().length);
        fill(batch.theta(), random);
        fill(batch.logRatio(), random);
        fill(batch.score(), random);
        for (int i = 0; i < batch.pairs(); i++) {
            batch.numeratorWeight()[i] = random.nextDouble();
            batch.denominatorWeight()[i] = random.nextDouble();
        }
    }

    private static void fill(double[] values, RandomGenerator random) {
        for (int i = 0; i < values.length; i++) {
            values[i] = 0.5 * random.nextGaussian();
        }
    }
}
