package smi.cli.tasks;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import smi.augmentation.Sample;
import smi.morphing.InvalidInputException;
import smi.networks.TrainingRun;
import smi.networks.TrainingSettings;

/**
 * A training that was asked for.
 *
 * @param method the method
 * @param sample what it is trained on
 * @param network what differs from the defaults of the method
 * @param seed its seed
 * @param threads how many threads it may use
 * @param run who is told, where its state is kept, when it must end
 */
record TrainingJob(
        String method, TrainingSample sample, NetworkSettings network, long seed, int threads, TrainingRun run) {

    /** The way of training, given the default one. */
    TrainingSettings training(TrainingSettings defaults) {
        return network.training(defaults).withSeed(seed).withThreads(threads);
    }

    /** Trains; what is wrong with the sample is said of its file. */
    <T> T at(Supplier<T> training) {
        return Place.at(sample.name(), training);
    }

    /** Whether the sample is of a kind. */
    boolean isOf(Class<? extends Sample> kind) {
        return sample.type() == kind;
    }

    /** The method cannot learn from this sample. */
    InvalidInputException wrongKind(String... needed) {
        sample.requireTrainable();
        return new InvalidInputException(
                "%s learns from a %s sample, %s is a %s sample; make one with smi augment --sample %s"
                        .formatted(
                                method,
                                Arrays.stream(needed).collect(Collectors.joining(" or ")),
                                sample.name(),
                                sample.kind(),
                                needed[0]));
    }
}
