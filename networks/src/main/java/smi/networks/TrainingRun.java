package smi.networks;

import java.time.Duration;
import java.util.Optional;

/**
 * The circumstances of a training, which do not change its result unless the time runs out. A {@link TrainingListener}
 * alone is a training that is watched, and nothing else.
 */
public interface TrainingRun {
    /** {@return who is told how it goes on} */
    TrainingListener listener();

    /** {@return where its state is kept, so that it can go on after it was stopped; empty: nowhere} */
    default Optional<Checkpoints> checkpoints() {
        return Optional.empty();
    }

    /** {@return the time after which it ends with what there is; empty: none} */
    default Optional<Duration> timeLimit() {
        return Optional.empty();
    }

    /** {@return a run that nobody watches} */
    static TrainingRun silent() {
        return TrainingListener.silent();
    }

    /**
     * {@return this run with its state kept}
     *
     * @param where the place
     */
    default TrainingRun withCheckpoints(Checkpoints where) {
        return new SupervisedRun(listener(), Optional.of(where), timeLimit());
    }

    /**
     * {@return this run with an end}
     *
     * @param limit the longest time from its beginning
     */
    default TrainingRun withTimeLimit(Duration limit) {
        return new SupervisedRun(listener(), checkpoints(), Optional.of(limit));
    }
}
