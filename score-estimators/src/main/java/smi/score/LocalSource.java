package smi.score;

import java.util.List;
import java.util.random.RandomGenerator;
import smi.augmentation.LocalSample;
import smi.networks.Batch;
import smi.networks.TrainingSource;

/** Unweighted events at one point with their joint scores. */
record LocalSource(LocalSample sample) implements TrainingSource {
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
        int parameters = sample.jointScore().columns();
        for (int i = 0; i < to - from; i++) {
            int event = events[from + i];
            sample.observations().copyRow(event, batch.x(), i * observables);
            sample.theta().copyRow(event, batch.theta(), i * parameters);
            sample.jointScore().copyRow(event, batch.score(), i * parameters);
            batch.numeratorWeight()[i] = 1;
        }
    }

    @Override
    public long eventKey(int event) {
        return sample.observations().rowKey(event);
    }

    @Override
    public TrainingSource select(int[] events) {
        return new LocalSource(new LocalSample(
                sample.info(),
                sample.observations().selectRows(events),
                sample.theta().selectRows(events),
                sample.jointScore().selectRows(events),
                sample.signs().selectRows(events)));
    }
}
