package smi.cli.tasks;

import java.util.Optional;
import smi.morphing.InvalidInputException;
import smi.networks.Backend;
import smi.networks.Initialization;
import smi.networks.Optimizer;
import smi.networks.Schedule;
import smi.networks.TrainingSettings;
import smi.networks.WeightAverage;

/**
 * How a network is optimised, where it differs from the defaults of its method.
 *
 * @param optimizer {@code amsgrad}, {@code adam}, {@code adamw:DECAY}, {@code sgd:MOMENTUM}
 * @param schedule {@code exponential}, {@code cosine}, {@code one-cycle}, each also {@code :epoch} or {@code :step}
 * @param clip largest norm of a gradient
 * @param average {@code none}, {@code ema:DECAY}, {@code swa:START}
 * @param initialization {@code uniform}, {@code xavier}, {@code relu}, …
 * @param patience epochs without a better validation loss before the training ends
 * @param bootstrap whether every network of an ensemble learns from a resample of the events
 * @param points fresh θ per event and batch of a coefficient sample
 * @param conditioners number of networks of a flow
 * @param components number of components of the mixture at the end of a flow
 * @param backend {@code host}, {@code nd4j} or {@code auto}
 */
public record TrainingOptions(
        Optional<String> optimizer,
        Optional<String> schedule,
        Optional<Double> clip,
        Optional<String> average,
        Optional<String> initialization,
        Optional<Integer> patience,
        Optional<Boolean> bootstrap,
        Optional<Integer> points,
        Optional<Integer> conditioners,
        Optional<Integer> components,
        Optional<String> backend) {

    /** Understands the names, so that a mistake is found before the work begins. */
    public TrainingOptions {
        optimizer.ifPresent(Optimizer::of);
        schedule.ifPresent(Schedule::of);
        average.ifPresent(WeightAverage::of);
        initialization.ifPresent(Initialization::of);
        backend.ifPresent(Backend::of);
        clip.ifPresent(Optimizer.AMSGRAD::withClipNorm);
        if (patience.isPresent() && patience.get() < 1) {
            throw new InvalidInputException("the patience is %d epochs; give 1 or more".formatted(patience.get()));
        }
    }

    /** {@return options that change nothing} */
    public static TrainingOptions none() {
        return new TrainingOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    TrainingSettings training(TrainingSettings defaults) {
        Optimizer chosen = optimizer.map(Optimizer::of).orElse(defaults.optimizer());
        return defaults.withOptimizer(clip.map(chosen::withClipNorm).orElse(chosen))
                .withSchedule(schedule.map(Schedule::of).orElse(defaults.schedule()))
                .withAverage(average.map(WeightAverage::of).orElse(defaults.average()))
                .withInitialization(initialization.map(Initialization::of).orElse(defaults.initialization()))
                .withPatience(patience.orElse(defaults.patience()))
                .withBootstrap(bootstrap.orElse(defaults.bootstrap()))
                .withBackend(backend.map(Backend::of).orElse(defaults.backend()));
    }
}
