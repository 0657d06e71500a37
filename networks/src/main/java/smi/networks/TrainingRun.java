package smi.networks;

import java.time.Duration;
import java.util.Optional;

/**
 * The circumstances of a training, which do not change its result unless the time runs out.
 *
 * @param listener is told how it goes on
 * @param checkpoints where its state is kept, so that it can go on after it was stopped; empty: nowhere
 * @param timeLimit after which it ends with what there is; empty: none
 */
public record TrainingRun(TrainingListener listener, Optional<Checkpoints> checkpoints, Optional<Duration> timeLimit) {
    /**
     * {@return a run without checkpoints and time limit}
     *
     * @param listener is told how it goes on
     */
    public static TrainingRun of(TrainingListener listener) {
        return new TrainingRun(listener, Optional.empty(), Optional.empty());
    }

    /** {@return a run that nobody watches} */
    public static TrainingRun silent() {
        return of(TrainingListener.silent());
    }

    /**
     * {@return this run with its state kept}
     *
     * @param where the place
     */
    public TrainingRun withCheckpoints(Checkpoints where) {
        return new TrainingRun(listener, Optional.of(where), timeLimit);
    }

    /**
     * {@return this run with an end}
     *
     * @param limit the longest time from now
     */
    public TrainingRun withTimeLimit(Duration limit) {
        return new TrainingRun(listener, checkpoints, Optional.of(limit));
    }
}
