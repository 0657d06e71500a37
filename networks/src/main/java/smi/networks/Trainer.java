package smi.networks;

import java.util.List;
import java.util.function.BiFunction;
import smi.morphing.InvalidInputException;

/**
 * Trains networks and flows: standardises, splits off a validation part, goes through shuffled batches epoch by epoch, and
 * keeps the parameters of the epoch with the lowest validation loss. The result depends on sample and settings alone, bit
 * by bit, and neither on the number of threads, nor on the memory, nor on whether the training was stopped and went on.
 *
 * <p>The members of an ensemble differ in their seed, and so in initial parameters, split, shuffling and bootstrap. Several
 * are trained at a time. In samples of several blocks they share their validation events.
 */
public final class Trainer {
    private Trainer() {}

    /**
     * Trains a network on a sample in memory.
     *
     * @param spec the architecture; its inputs are what the loss wants the network to see
     * @param loss what is minimised
     * @param source where the batches come from
     * @param settings how
     * @param run who is told, where its state is kept, when it must end
     * @return the trained network
     * @throws InvalidInputException if architecture, loss and sample do not fit, or a value of the sample is not finite
     * @throws TrainingDivergedException if loss or parameters stop being finite, or the loss explodes
     */
    public static TrainedNetwork train(
            NetworkSpec spec, Loss loss, TrainingSource source, TrainingSettings settings, TrainingRun run) {
        return trainMembers(1, spec, loss, source, settings, run).get(0);
    }

    /**
     * Trains an ensemble of networks on a sample in memory.
     *
     * @param members how many
     * @param spec the architecture
     * @param loss what is minimised
     * @param source where the batches come from
     * @param settings how; the first member is the network that {@code train} gives
     * @param run who is told about the epochs of all members, where their state is kept, when they must end
     * @return the networks
     */
    public static List<TrainedNetwork> trainMembers(
            int members,
            NetworkSpec spec,
            Loss loss,
            TrainingSource source,
            TrainingSettings settings,
            TrainingRun run) {
        return trainMembers(members, spec, loss, BlockSource.of(source), settings, run);
    }

    /**
     * Trains an ensemble of networks on a sample of any size.
     *
     * @param members how many
     * @param spec the architecture
     * @param loss what is minimised
     * @param source where the batches come from
     * @param settings how
     * @param run who is told, where their state is kept, when they must end
     * @return the networks
     * @throws InvalidInputException if architecture, loss and sample do not fit, a value of the sample is not finite, or
     *     checkpoints belong to another training
     * @throws TrainingDivergedException if loss or parameters stop being finite, or the loss explodes
     */
    public static List<TrainedNetwork> trainMembers(
            int members, NetworkSpec spec, Loss loss, BlockSource source, TrainingSettings settings, TrainingRun run) {
        BiFunction<TrainingSettings, Long, double[]> initial =
                (own, seed) -> own.initialization().draw(spec, seed);
        return fit(members, spec, initial, loss, source, settings, run).stream()
                .map(r -> new TrainedNetwork(spec, r.scaling(), r.parameters(), r.history()))
                .toList();
    }

    /**
     * Trains a flow on a sample in memory.
     *
     * @param spec the architecture
     * @param loss what is minimised
     * @param source where the batches come from
     * @param settings how
     * @param run who is told, where its state is kept, when it must end
     * @return the trained flow
     * @throws InvalidInputException if architecture, loss and sample do not fit, or a value of the sample is not finite
     * @throws TrainingDivergedException if loss or parameters stop being finite, or the loss explodes
     */
    public static TrainedFlow train(
            FlowSpec spec, Loss loss, TrainingSource source, TrainingSettings settings, TrainingRun run) {
        return trainMembers(1, spec, loss, source, settings, run).get(0);
    }

    /**
     * Trains an ensemble of flows on a sample in memory.
     *
     * @param members how many
     * @param spec the architecture
     * @param loss what is minimised
     * @param source where the batches come from
     * @param settings how; the first member is the flow that {@code train} gives
     * @param run who is told about the epochs of all members, where their state is kept, when they must end
     * @return the flows
     */
    public static List<TrainedFlow> trainMembers(
            int members, FlowSpec spec, Loss loss, TrainingSource source, TrainingSettings settings, TrainingRun run) {
        return trainMembers(members, spec, loss, BlockSource.of(source), settings, run);
    }

    /**
     * Trains an ensemble of flows on a sample of any size.
     *
     * @param members how many
     * @param spec the architecture
     * @param loss what is minimised
     * @param source where the batches come from
     * @param settings how
     * @param run who is told, where their state is kept, when they must end
     * @return the flows
     * @throws InvalidInputException if architecture, loss and sample do not fit, a value of the sample is not finite, or
     *     checkpoints belong to another training
     * @throws TrainingDivergedException if loss or parameters stop being finite, or the loss explodes
     */
    public static List<TrainedFlow> trainMembers(
            int members, FlowSpec spec, Loss loss, BlockSource source, TrainingSettings settings, TrainingRun run) {
        BiFunction<TrainingSettings, Long, double[]> initial =
                (own, seed) -> FlowTraining.initialParameters(spec, seed);
        return fit(members, spec, initial, loss, source, settings, run).stream()
                .map(r -> new TrainedFlow(spec, r.scaling(), r.parameters(), r.history()))
                .toList();
    }

    /** What a training gives. */
    private record Result(Scaling scaling, double[] parameters, TrainingHistory history) {}

    private static List<Result> fit(
            int members,
            Trainable spec,
            BiFunction<TrainingSettings, Long, double[]> initial,
            Loss loss,
            BlockSource source,
            TrainingSettings settings,
            TrainingRun run) {
        settings.backend().requireUsable();
        check(spec, loss, source);
        var ensemble = new EnsembleTraining(members, source, settings, run);
        ScalingPass moments = ensemble.measure();
        Scaling scaling = loss.input().scaling(moments);
        var problem = new TrainingProblem(source.load(new int[] {0}), loss, scaling);
        return ensemble.train(
                List.of(spec.toString(), loss.toString(), scaling.toString()),
                new DivergenceCause(source.observables(), source.parameters(), scaling),
                (own, task) -> {
                    long seed = Seeds.of(own.seed(), SeedStream.INITIAL_PARAMETERS.ordinal());
                    return fit(spec, initial.apply(own, seed), problem, own, task);
                });
    }

    private static Result fit(
            Trainable spec, double[] initial, TrainingProblem problem, TrainingSettings settings, TrainingTask task) {
        return switch (settings.backend()) {
            case HOST -> {
                var kernels = new HostFloatKernels(TrainingStep.networkRows(problem));
                yield fit(kernels, spec, initial, problem, settings, task);
            }
            case ND4J -> fit(new Nd4jKernels(), spec, initial, problem, settings, task);
        };
    }

    private static <B> Result fit(
            Kernels<B> kernels,
            Trainable spec,
            double[] initial,
            TrainingProblem problem,
            TrainingSettings settings,
            TrainingTask task) {
        try (var step = new TrainingStep<>(kernels, spec, problem, settings)) {
            step.setParameters(initial);
            TrainingLoop.Result result = new TrainingLoop(step, task).toEnd();
            return new Result(problem.scaling(), result.parameters(), result.history());
        }
    }

    private static void check(Trainable spec, Loss loss, BlockSource source) {
        int parameters = source.parameters().size();
        int observables = source.observables().size();
        if (spec.inputs() != loss.input().columns(parameters, observables)) {
            throw new InvalidInputException(
                    "a network with %d inputs cannot be trained with %s on %d observables and %d parameters"
                            .formatted(spec.inputs(), loss.terms(), observables, parameters));
        }
        if (spec.outputs() != loss.outputs(parameters)) {
            throw new InvalidInputException("the loss %s needs a network with %d outputs, not %d"
                    .formatted(loss.terms(), loss.outputs(parameters), spec.outputs()));
        }
    }

    /** Weights and biases uniform in ±1/√fanIn, as PyTorch's linear layers. */
    static double[] initialParameters(NetworkSpec spec, long seed) {
        return Initialization.UNIFORM.draw(spec, seed);
    }
}
