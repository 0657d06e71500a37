package smi.likelihood;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import smi.augmentation.LocalSample;
import smi.augmentation.PlainSample;
import smi.augmentation.RatioSample;
import smi.augmentation.SampleInfo;
import smi.events.EventMatrix;
import smi.networks.Batch;
import smi.networks.TrainingSource;

/**
 * Unweighted events with the point each was drawn at.
 *
 * @param info what the sample is made of
 * @param rows which rows of the tables
 * @param x observables
 * @param theta the point of each event
 * @param score the joint score there; without columns where it is not known
 */
record PointSource(SampleInfo info, int[] rows, EventMatrix x, EventMatrix theta, EventMatrix score)
        implements TrainingSource {
    static PointSource of(LocalSample sample) {
        int[] all = IntStream.range(0, sample.size()).toArray();
        return new PointSource(sample.info(), all, sample.observations(), sample.theta(), sample.jointScore());
    }

    static PointSource of(PlainSample sample) {
        int[] all = IntStream.range(0, sample.size()).toArray();
        var none = EventMatrix.of(sample.size(), 0, new double[0]);
        return new PointSource(sample.info(), all, sample.observations(), sample.theta(), none);
    }

    /** The events that were drawn at their numerator. */
    static PointSource of(RatioSample sample) {
        int[] numerators = IntStream.range(0, sample.size())
                .filter(i -> sample.labels().get(i, 0) == 0)
                .toArray();
        return new PointSource(sample.info(), numerators, sample.observations(), sample.theta0(), sample.jointScore());
    }

    boolean hasScore() {
        return score.columns() > 0;
    }

    @Override
    public List<String> observables() {
        return info.observables();
    }

    @Override
    public List<String> parameters() {
        return info.space().names();
    }

    @Override
    public int events() {
        return rows.length;
    }

    @Override
    public void fill(int[] events, int from, int to, RandomGenerator random, Batch batch) {
        batch.resize(to - from);
        int parameters = theta.columns();
        for (int i = 0; i < to - from; i++) {
            int row = rows[events[from + i]];
            x.copyRow(row, batch.x(), i * x.columns());
            theta.copyRow(row, batch.theta(), i * parameters);
            if (hasScore()) {
                score.copyRow(row, batch.score(), i * parameters);
            } else {
                Arrays.fill(batch.score(), i * parameters, (i + 1) * parameters, 0);
            }
            batch.logRatio()[i] = 0;
            batch.numeratorWeight()[i] = 1;
            batch.denominatorWeight()[i] = 0;
        }
    }

    @Override
    public long eventKey(int event) {
        return x.rowKey(rows[event]);
    }
}
