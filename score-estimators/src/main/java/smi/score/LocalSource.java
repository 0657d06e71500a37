package smi.score;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import smi.augmentation.LocalSample;
import smi.augmentation.SampleInfo;
import smi.morphing.InvalidInputException;
import smi.networks.Batch;
import smi.networks.TrainingSource;

/** Unweighted events at one point with their joint scores, which may have components for nuisance parameters. */
record LocalSource(LocalSample sample) implements TrainingSource {
    LocalSource {
        int components = sample.jointScore().columns();
        SampleInfo info = sample.info();
        int physics = info.space().dimension();
        if (components != physics
                && components != physics + info.nuisanceParameters().size()) {
            throw new InvalidInputException(
                    "the sample has no joint score, from which a score is learned; make a local sample of events with morphing");
        }
    }

    @Override
    public List<String> observables() {
        return sample.info().observables();
    }

    @Override
    public List<String> parameters() {
        List<String> names = new ArrayList<>(sample.info().space().names());
        if (sample.jointScore().columns() > names.size()) {
            names.addAll(sample.info().nuisanceParameters());
        }
        return List.copyOf(names);
    }

    @Override
    public int events() {
        return sample.size();
    }

    @Override
    public int rowsPerEvent() {
        return 1;
    }

    /** The network does not see θ, which stays zero. */
    @Override
    public void fill(int[] events, int from, int to, RandomGenerator random, Batch batch) {
        batch.resize(to - from);
        int observables = sample.observations().columns();
        int components = sample.jointScore().columns();
        for (int i = 0; i < to - from; i++) {
            int event = events[from + i];
            sample.observations().copyRow(event, batch.x(), i * observables);
            sample.jointScore().copyRow(event, batch.score(), i * components);
            batch.numeratorWeight()[i] = 1;
        }
    }

    /** The joint score as well, so that events are told apart whose observables have few values. */
    @Override
    public long eventKey(int event) {
        return 31 * sample.observations().rowKey(event) + sample.jointScore().rowKey(event);
    }

    @Override
    public TrainingSource select(int[] events) {
        return new LocalSource(select(sample, events));
    }

    static LocalSample select(LocalSample sample, int[] events) {
        return new LocalSample(
                sample.info(),
                sample.observations().selectRows(events),
                sample.theta().selectRows(events),
                sample.jointScore().selectRows(events),
                sample.signs().selectRows(events));
    }
}
