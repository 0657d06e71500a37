package smi.networks;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Where a trainer gets its batches from: a sample of unweighted events with their hypotheses, or weighted events that
 * get fresh hypotheses every time they are asked for. Thread-safe: several batches may be filled at once.
 */
public interface TrainingSource {
    /** {@return the names of the observables, in column order} */
    List<String> observables();

    /** {@return the names of the parameters θ} */
    List<String> parameters();

    /** {@return the number of events} */
    int events();

    /** {@return the rows of a batch that one event fills: the number of θ drawn for it} */
    default int rowsPerEvent() {
        return 1;
    }

    /** {@return the number of numerators that all events of a batch share; 0 if each row has its own} */
    default int sharedPoints() {
        return 0;
    }

    /**
     * Fills a batch with events, {@link #rowsPerEvent} consecutive rows each, and resizes it.
     *
     * @param events indices of events
     * @param from first place in that array
     * @param to one past the last place
     * @param random for sources that draw hypotheses; the same state gives the same rows
     * @param batch gets the rows
     */
    void fill(int[] events, int from, int to, RandomGenerator random, Batch batch);

    /**
     * What tells simulated events apart: a resampled sample has the same one many times, with the same key each time. A
     * split into training and validation, and a bootstrap, take or leave all events of a key together.
     *
     * @param event index of an event
     * @return its key; the index where no two are the same
     */
    default long eventKey(int event) {
        return event;
    }

    /**
     * Some of the events as a source of their own.
     *
     * @param events their indices, in the order wanted
     * @return the source; sources that hold a part of a larger sample copy these events, so that the part can be forgotten
     */
    default TrainingSource select(int[] events) {
        return new SelectedEvents(this, events);
    }
}
