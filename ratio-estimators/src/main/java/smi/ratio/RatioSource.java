package smi.ratio;

import java.util.List;
import java.util.random.RandomGenerator;
import smi.augmentation.RatioSample;
import smi.networks.Batch;
import smi.networks.TrainingSource;

/** Unweighted events with a label and their hypotheses. */
record RatioSource(RatioSample sample) implements TrainingSource {
    @Override
    public List<String> observables() {
        return sample.info().observables();
    }

    @Override
    public List<String> parameters() {
        return sample.info().space().names();
    }

    @Override
    public int events() {
        return sample.size();
    }

    @Override
    public int rowsPerEvent() {
        return 1;
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
        return sample.observations().rowKey(event);
    }

    @Override
    public TrainingSource select(int[] events) {
        return new RatioSource(new RatioSample(
                sample.info(),
                sample.observations().selectRows(events),
                sample.theta0().selectRows(events),
                sample.theta1().selectRows(events),
                sample.labels().selectRows(events),
                sample.jointRatio().selectRows(events),
                sample.jointScore().selectRows(events),
                sample.signs().selectRows(events)));
    }
}
