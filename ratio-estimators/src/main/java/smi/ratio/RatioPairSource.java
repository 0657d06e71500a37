package smi.ratio;

import java.util.random.RandomGenerator;
import smi.augmentation.MoreRatiosSample;
import smi.networks.Batch;
import smi.networks.SampleSource;

/** Unweighted events with a label and several pairs of hypotheses each; an event's rows stay together. */
record RatioPairSource(MoreRatiosSample sample) implements SampleSource {
    @Override
    public int events() {
        return sample.size() / sample.rowsPerEvent();
    }

    @Override
    public int rowsPerEvent() {
        return sample.rowsPerEvent();
    }

    @Override
    public void fill(int[] events, int from, int to, RandomGenerator random, Batch batch) {
        int rows = sample.rowsPerEvent();
        batch.resize((to - from) * rows);
        int observables = sample.observations().columns();
        int parameters = sample.theta0().columns();
        for (int i = 0; i < batch.rows(); i++) {
            int row = events[from + i / rows] * rows + i % rows;
            sample.observations().copyRow(row, batch.x(), i * observables);
            sample.theta0().copyRow(row, batch.theta(), i * parameters);
            sample.theta1().copyRow(row, batch.denominator(), i * parameters);
            sample.jointScore0().copyRow(row, batch.score(), i * parameters);
            sample.jointScore1().copyRow(row, batch.denominatorScore(), i * parameters);
            batch.logRatio()[i] = Math.log(sample.jointRatio().get(row, 0));
            double label = sample.labels().get(row, 0);
            batch.numeratorWeight()[i] = 1 - label;
            batch.denominatorWeight()[i] = label;
        }
    }

    @Override
    public long eventKey(int event) {
        return sample.observations().rowKey(event * sample.rowsPerEvent());
    }
}
