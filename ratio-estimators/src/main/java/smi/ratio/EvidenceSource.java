package smi.ratio;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import smi.augmentation.PlainSample;
import smi.networks.Batch;
import smi.networks.TrainingSource;

/**
 * Events with the θ each was drawn at (numerator), and with the θ of other events, afresh in every batch (denominator): the
 * joint distribution of (θ, x) and the product of its marginals. Both sides have the same total weight.
 *
 * @param sample the events
 * @param features what the network sees besides θ
 * @param contrasts how many other θ each event gets
 */
record EvidenceSource(PlainSample sample, RegressionFeatures features, int contrasts) implements TrainingSource {
    /** All that the network sees, θ included: nothing is asked for by θ alone. */
    @Override
    public List<String> observables() {
        return IntStream.range(0, features.columns())
                .mapToObj(c -> "feature " + c)
                .toList();
    }

    @Override
    public List<String> parameters() {
        return List.of();
    }

    @Override
    public int events() {
        return sample.size();
    }

    @Override
    public int rowsPerEvent() {
        return 1 + contrasts;
    }

    @Override
    public void fill(int[] events, int from, int to, RandomGenerator random, Batch batch) {
        batch.resize((to - from) * rowsPerEvent());
        int columns = features.columns();
        // both sides of an event add up to half of its rows, so that the mean loss has the scale of that of labels
        double total = 0.5 * rowsPerEvent();
        for (int i = 0; i < to - from; i++) {
            int event = events[from + i];
            double[] x = sample.observations().row(event);
            for (int k = 0; k <= contrasts; k++) {
                int row = i * rowsPerEvent() + k;
                int own = k == 0 ? event : random.nextInt(sample.size());
                features.write(sample.theta().row(own), x, batch.x(), row * columns);
                batch.numeratorWeight()[row] = k == 0 ? total : 0;
                batch.denominatorWeight()[row] = k == 0 ? 0 : total / contrasts;
                batch.logRatio()[row] = 0;
            }
        }
    }
}
