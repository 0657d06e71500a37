package smi.networks;

import java.util.List;

/** Is told how a training goes on. Called on the training thread, after every epoch. */
@FunctionalInterface
public interface TrainingListener {
    /**
     * An epoch is over.
     *
     * @param progress where the training stands
     */
    void epochDone(Progress progress);

    /** {@return a listener that does nothing} */
    static TrainingListener silent() {
        return progress -> {};
    }

    /**
     * Where a training stands.
     *
     * @param epoch index of the epoch that is over, from 0
     * @param epochs number of epochs planned
     * @param terms names of the terms of the loss
     * @param losses of this epoch
     * @param best whether its validation loss is the lowest so far
     * @param eventsPerSecond training events per second of this epoch
     */
    record Progress(
            int epoch,
            int epochs,
            List<String> terms,
            TrainingHistory.Epoch losses,
            boolean best,
            double eventsPerSecond) {}
}
