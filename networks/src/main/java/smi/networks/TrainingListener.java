package smi.networks;

import java.util.List;

/** Is told how a training goes on. Called by one thread at a time. */
@FunctionalInterface
public interface TrainingListener extends TrainingRun {
    @Override
    default TrainingListener listener() {
        return this;
    }

    /**
     * An epoch is over.
     *
     * @param progress where the training stands
     */
    void epochDone(Progress progress);

    /**
     * The training of a network begins, or goes on from a checkpoint.
     *
     * @param start what is known about it
     */
    default void started(Start start) {
        // most listeners wait for the first epoch
    }

    /**
     * A batch is done.
     *
     * @param member index of the network in its ensemble
     * @param events number of events in the batch
     */
    default void batchDone(int member, int events) {
        // most listeners wait for the epoch
    }

    /** {@return a listener that does nothing} */
    static TrainingListener silent() {
        return progress -> {};
    }

    /**
     * The beginning of a training.
     *
     * @param member index of the network in its ensemble
     * @param members number of networks in the ensemble
     * @param epochs number of epochs planned
     * @param terms names of the terms of the loss
     * @param trainingEvents events per epoch
     * @param validationEvents events kept for validation
     * @param past epochs that were done before, if it goes on from a checkpoint
     * @param eventsDone training events that were seen before
     */
    record Start(
            int member,
            int members,
            int epochs,
            List<String> terms,
            long trainingEvents,
            int validationEvents,
            List<TrainingHistory.Epoch> past,
            long eventsDone) {}

    /**
     * Where a training stands.
     *
     * @param member index of the network in its ensemble
     * @param epoch index of the epoch that is over, from 0
     * @param epochs number of epochs planned
     * @param terms names of the terms of the loss
     * @param losses of this epoch
     * @param best whether its validation loss is the lowest so far
     * @param eventsPerSecond training events per second of this epoch
     */
    record Progress(
            int member,
            int epoch,
            int epochs,
            List<String> terms,
            TrainingHistory.Epoch losses,
            boolean best,
            double eventsPerSecond) {}
}
