package smi.networks;

import java.util.List;

/**
 * Where a training stands between two batches: with the sample and the settings, everything that decides how it goes on.
 *
 * @param epoch index of the epoch under way
 * @param window index of the window of this epoch
 * @param batch index of the next batch of this window
 * @param events training events seen in this epoch
 * @param sums sums of the terms over the rows of this epoch
 * @param learner parameters and optimiser
 * @param average the average of the parameters; empty without one
 * @param averageCount how much went into it
 * @param history the epochs that are over
 * @param bestEpoch the one with the lowest validation loss, −1 before the first
 * @param best its parameters; empty before the first
 * @param guard state of the {@link DivergenceGuard}
 */
record LoopState(
        int epoch,
        int window,
        int batch,
        long events,
        double[] sums,
        LearnerState learner,
        double[] average,
        long averageCount,
        List<TrainingHistory.Epoch> history,
        int bestEpoch,
        double[] best,
        double[] guard) {}
