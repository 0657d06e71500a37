package smi.networks;

import java.util.List;
import java.util.random.RandomGenerator;

/** A training source that has the events of another and changes their rows, afresh in every batch. */
public interface ChangedSource extends TrainingSource {
    /** {@return the other source} */
    TrainingSource source();

    /**
     * Changes a batch that the other source has filled.
     *
     * @param random the random numbers that follow those of the other source
     * @param batch its rows
     */
    void change(RandomGenerator random, Batch batch);

    @Override
    default List<String> observables() {
        return source().observables();
    }

    @Override
    default List<String> parameters() {
        return source().parameters();
    }

    @Override
    default int events() {
        return source().events();
    }

    @Override
    default int rowsPerEvent() {
        return source().rowsPerEvent();
    }

    @Override
    default int sharedPoints() {
        return source().sharedPoints();
    }

    @Override
    default void fill(int[] events, int from, int to, RandomGenerator random, Batch batch) {
        source().fill(events, from, to, random, batch);
        change(random, batch);
    }

    @Override
    default long eventKey(int event) {
        return source().eventKey(event);
    }
}
