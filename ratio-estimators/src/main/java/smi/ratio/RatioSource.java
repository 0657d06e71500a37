package smi.ratio;

import java.util.random.RandomGenerator;
import smi.augmentation.RatioSample;
import smi.events.EventMatrix;
import smi.networks.Batch;
import smi.networks.SampleSource;

/**
 * Unweighted events with a label and their hypotheses.
 *
 * @param sample the events
 * @param discrete whether the observables are whole numbers: events that look alike are then not the same simulated event
 */
record RatioSource(RatioSample sample, boolean discrete) implements SampleSource {
    RatioSource(RatioSample sample) {
        this(sample, whole(sample.observations()));
    }

    private static boolean whole(EventMatrix x) {
        for (int i = 0; i < x.rows(); i++) {
            for (int c = 0; c < x.columns(); c++) {
                if (x.get(i, c) != Math.rint(x.get(i, c))) {
                    return false;
                }
            }
        }
        return true;
    }

    @Override
    public void fill(int[] events, int from, int to, RandomGenerator random, Batch batch) {
        batch.resize(to - from);
        int observables = sample.observations().columns();
        int parameters = sample.theta0().columns();
        for (int i = 0; i < to - from; i++) {
            int event = events[from + i];
            sample.observations().copyRow(event, batch.x(), i * observables);
            sample.theta0().copyRow(event, batch.theta(), i * parameters);
            sample.jointScore().copyRow(event, batch.score(), i * parameters);
            batch.logRatio()[i] = Math.log(sample.jointRatio().get(event, 0));
            double label = sample.labels().get(event, 0);
            batch.numeratorWeight()[i] = 1 - label;
            batch.denominatorWeight()[i] = label;
        }
    }

    @Override
    public long eventKey(int event) {
        return discrete ? event : sample.observations().rowKey(event);
    }

    @Override
    public RatioSource select(int[] events) {
        return new RatioSource(sample.selectRows(events), discrete);
    }
}
