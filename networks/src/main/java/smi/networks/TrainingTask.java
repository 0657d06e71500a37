package smi.networks;

import java.util.List;
import java.util.function.BiFunction;

/**
 * One network's share in a training: its data and its circumstances.
 *
 * @param feed its training events
 * @param trainingEvents how many of them there are per epoch
 * @param validation its validation events, in parts; empty without validation
 * @param settings epochs, batches, learning rates, seed
 * @param cause likely cause and remedy, should it diverge at a batch and learning rate
 * @param watch who is told, where its state is kept, when it ends
 */
record TrainingTask(
        WindowFeed feed,
        long trainingEvents,
        List<BatchEvents> validation,
        TrainingSettings settings,
        BiFunction<BatchEvents, Double, String> cause,
        TrainingWatch watch) {
    /** The number of validation events. */
    int validationEvents() {
        return validation.stream().mapToInt(BatchEvents::size).sum();
    }
}
