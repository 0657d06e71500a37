package smi.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ForkJoinTask;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import smi.morphing.InvalidInputException;

/**
 * Trains a network: standardises, splits off a validation part, goes through shuffled batches epoch by epoch, and keeps
 * the parameters of the epoch with the lowest validation loss. The result depends on the arguments alone, bit by bit, and
 * not on the number of threads.
 */
public final class Trainer {
    private enum Stream {
        INITIAL_PARAMETERS,
        SCALING,
        SPLIT,
        SHUFFLE,
        TRAINING,
        VALIDATION,
        MEMBER
    }

    private Trainer() {}

    /**
     * Trains a network.
     *
     * @param spec the architecture; its inputs are either the observables or the parameters θ followed by the observables
     * @param loss what is minimised
     * @param source where the batches come from
     * @param settings how
     * @param listener is told about every epoch
     * @return the trained network
     * @throws InvalidInputException if architecture, loss and sample do not fit, or a value of the sample is not finite
     * @throws TrainingDivergedException if loss or parameters stop being finite
     */
    public static TrainedNetwork train(
            NetworkSpec spec, Loss loss, TrainingSource source, TrainingSettings settings, TrainingListener listener) {
        int[] events = permutation(source.events(), Seeds.of(settings.seed(), Stream.SPLIT.ordinal()));
        int validation = (int) (settings.validationFraction() * events.length);
        check(spec, loss, source, settings, events.length - validation);
        var problem = new TrainingProblem(source, loss, scaling(spec, loss, source, settings));
        return train(spec, problem, settings, HostFloatKernels::new, events, validation, listener);
    }

    /**
     * Trains an ensemble: networks that differ in their seed, and so in initial parameters, split and shuffling. Several
     * are trained at a time.
     *
     * @param members how many
     * @param spec the architecture
     * @param loss what is minimised
     * @param source where the batches come from
     * @param settings how; the first member is the network that {@link #train} gives
     * @param listener is told about the epochs of the first member
     * @return the networks
     */
    public static List<TrainedNetwork> trainMembers(
            int members,
            NetworkSpec spec,
            Loss loss,
            TrainingSource source,
            TrainingSettings settings,
            TrainingListener listener) {
        if (members < 1) {
            throw new InvalidInputException("an ensemble of %d networks; give 1 or more".formatted(members));
        }
        List<ForkJoinTask<TrainedNetwork>> tasks = IntStream.range(0, members)
                .mapToObj(member -> {
                    TrainingSettings own = member == 0
                            ? settings
                            : settings.withSeed(Seeds.of(settings.seed(), Stream.MEMBER.ordinal(), member));
                    TrainingListener told = member == 0 ? listener : TrainingListener.silent();
                    return ForkJoinTask.adapt((Callable<TrainedNetwork>) () -> train(spec, loss, source, own, told));
                })
                .toList();
        // the first one, whose epochs are told, is run by this thread at once
        ForkJoinTask.invokeAll(tasks);
        return tasks.stream().map(ForkJoinTask::join).toList();
    }

    private static <B> TrainedNetwork train(
            NetworkSpec spec,
            TrainingProblem problem,
            TrainingSettings settings,
            IntFunction<? extends Kernels<B>> kernels,
            int[] events,
            int validation,
            TrainingListener listener) {
        int rows = TrainingStep.sliceRows(problem.source());
        try (var step = new TrainingStep<>(kernels.apply(rows), spec, problem, settings)) {
            step.setParameters(initialParameters(spec, Seeds.of(settings.seed(), Stream.INITIAL_PARAMETERS.ordinal())));
            return new Run<>(step, problem, settings, events, validation).toEnd(spec, listener);
        }
    }

    private static void check(
            NetworkSpec spec, Loss loss, TrainingSource source, TrainingSettings settings, int trainingEvents) {
        int parameters = source.parameters().size();
        int observables = source.observables().size();
        if (trainingEvents < settings.batchSize()) {
            throw new InvalidInputException(
                    "the sample leaves %d events for training, less than one batch of %d; use a larger sample or a smaller batch size"
                            .formatted(trainingEvents, settings.batchSize()));
        }
        boolean conditional = spec.inputs() == parameters + observables;
        if (!conditional && (spec.inputs() != observables || loss.usesScore())) {
            throw new InvalidInputException(
                    "a network with %d inputs cannot be trained with %s on %d observables and %d parameters"
                            .formatted(spec.inputs(), loss.terms(), observables, parameters));
        }
        if (spec.outputs() != loss.outputs(parameters)) {
            throw new InvalidInputException("the loss %s needs a network with %d outputs, not %d"
                    .formatted(loss.terms(), loss.outputs(parameters), spec.outputs()));
        }
    }

    private static Scaling scaling(NetworkSpec spec, Loss loss, TrainingSource source, TrainingSettings settings) {
        var random = new SplittableRandom(Seeds.of(settings.seed(), Stream.SCALING.ordinal()));
        var pass = new ScalingPass(source);
        return spec.inputs() == source.observables().size() ? pass.unconditional(random) : pass.conditional(random);
    }

    /** Weights and biases uniform in ±1/√fanIn, as PyTorch's linear layers. */
    static double[] initialParameters(NetworkSpec spec, long seed) {
        var random = new SplittableRandom(seed);
        double[] parameters = new double[spec.parameterCount()];
        for (int l = 0; l < spec.layers(); l++) {
            double bound = 1 / Math.sqrt(spec.fanIn(l));
            for (int i = spec.weightOffset(l); i < spec.weightOffset(l + 1); i++) {
                parameters[i] = random.nextDouble(-bound, bound);
            }
        }
        return parameters;
    }

    private static int[] permutation(int n, long seed) {
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        shuffle(order, 0, n, seed);
        return order;
    }

    private static void shuffle(int[] order, int from, int to, long seed) {
        var random = new SplittableRandom(seed);
        for (int i = to - 1; i > from; i--) {
            int j = random.nextInt(from, i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
    }

    /** One training under way. The validation events are the first of the list, the training events the rest. */
    private static final class Run<B> {
        private final TrainingStep<B> step;
        private final TrainingProblem problem;
        private final TrainingSettings settings;
        private final int[] events;
        private final int validation;
        private final List<TrainingHistory.Epoch> history = new ArrayList<>();
        private double[] best;
        private int bestEpoch = -1;

        Run(TrainingStep<B> step, TrainingProblem problem, TrainingSettings settings, int[] events, int validation) {
            this.step = step;
            this.problem = problem;
            this.settings = settings;
            this.events = events;
            this.validation = validation;
        }

        TrainedNetwork toEnd(NetworkSpec spec, TrainingListener listener) {
            List<String> terms = problem.loss().terms();
            for (int epoch = 0; epoch < settings.epochs() && epoch - bestEpoch <= settings.patience(); epoch++) {
                long start = System.nanoTime();
                List<Double> training = trainingEpoch(epoch);
                double seconds = (System.nanoTime() - start) * 1e-9;
                record(epoch, training);
                listener.epochDone(new TrainingListener.Progress(
                        epoch,
                        settings.epochs(),
                        terms,
                        history.get(epoch),
                        bestEpoch == epoch,
                        (events.length - validation) / seconds));
            }
            return new TrainedNetwork(spec, problem.scaling(), best, new TrainingHistory(terms, history, bestEpoch));
        }

        private List<Double> trainingEpoch(int epoch) {
            shuffle(events, validation, events.length, seed(Stream.SHUFFLE, epoch));
            double rate = settings.learningRate(epoch);
            double[] total = new double[problem.loss().terms().size()];
            int batch = 0;
            for (int from = validation; from < events.length; from += settings.batchSize()) {
                int to = Math.min(events.length, from + settings.batchSize());
                double[] sums = step.train(
                        new BatchEvents(
                                problem.source(), events, from, to, Seeds.of(seed(Stream.TRAINING, epoch), batch)),
                        rate);
                checkFinite("loss", sums, epoch, batch);
                for (int k = 0; k < total.length; k++) {
                    total[k] += sums[k];
                }
                batch++;
            }
            return means(total, events.length - validation);
        }

        private void record(int epoch, List<Double> training) {
            double[] sums =
                    step.evaluate(new BatchEvents(problem.source(), events, 0, validation, seed(Stream.VALIDATION, 0)));
            checkFinite("validation loss", sums, epoch, -1);
            List<Double> means = validation == 0 ? List.of() : means(sums, validation);
            history.add(new TrainingHistory.Epoch(settings.learningRate(epoch), training, means));
            boolean better = validation == 0
                    || bestEpoch < 0
                    || history.get(epoch).validationLoss()
                            < history.get(bestEpoch).validationLoss();
            if (better) {
                bestEpoch = epoch;
                best = step.parameters();
                checkFinite("network parameter", best, epoch, -1);
            }
        }

        private long seed(Stream stream, int epoch) {
            return Seeds.of(settings.seed(), stream.ordinal(), epoch);
        }

        private List<Double> means(double[] sums, int count) {
            double rows = count * (double) problem.source().rowsPerEvent();
            return Arrays.stream(sums).mapToObj(sum -> sum / rows).toList();
        }

        private void checkFinite(String what, double[] values, int epoch, int batch) {
            for (double value : values) {
                if (!Double.isFinite(value)) {
                    throw new TrainingDivergedException(
                            "training diverged: the %s is %s in epoch %d%s; lower the learning rate (%s) or look for outliers in the sample"
                                    .formatted(
                                            what,
                                            value,
                                            epoch + 1,
                                            batch < 0 ? "" : ", batch " + (batch + 1),
                                            settings.initialRate()));
                }
            }
        }
    }
}
