package smi.networks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How fast networks are trained. For each batch size, and interleaved as often as asked with the same training elsewhere
 * (a command that takes {@code --loss --nth --batches --threads --secs} and prints {@code ev/s(wall)=} and
 * {@code ev/cpu_s=}): events per second of wall time and of processor time, and the medians of the ratios. A step here is
 * a whole step of a training: shuffled events, gathered, standardised, loss, gradient, optimiser.
 *
 * <p>Arguments: {@code loss=sally|carl|rascal nth=2 batches=128,1024 threads=1 seconds=3 pairs=5 partner="python3 ..."}.
 */
final class TrainingBenchmark {
    private static final int EVENTS = 100_000;
    private static final int OBSERVABLES = 20;

    private final BenchmarkPairs.Arguments arguments;

    private TrainingBenchmark(BenchmarkPairs.Arguments arguments) {
        this.arguments = arguments;
    }

    public static void main(String[] words) {
        new TrainingBenchmark(new BenchmarkPairs.Arguments(words)).run();
    }

    private void run() {
        for (int batch : arguments.integers("batches", "128,1024")) {
            String loss = arguments.text("loss", "sally");
            new BenchmarkPairs(arguments)
                    .run(
                            "%s, batch %d".formatted(loss, batch),
                            () -> measure(batch),
                            "--loss %s --nth %d --batches %d"
                                    .formatted(loss, loss.equals("sally") ? 0 : parameters(), batch));
        }
    }

    private int parameters() {
        return arguments.integer("nth", arguments.text("loss", "sally").equals("sally") ? 3 : 2);
    }

    private BenchmarkPairs.Speed measure(int batch) {
        boolean sally = arguments.text("loss", "sally").equals("sally");
        Loss loss = loss(arguments.text("loss", "sally"));
        var source = new Source(parameters(), sally);
        int inputs = OBSERVABLES + (sally ? 0 : parameters());
        List<Integer> hidden = Arrays.stream(arguments.integers("hidden", "100,100,100"))
                .boxed()
                .toList();
        Activation activation = Activation.of(arguments.text("activation", "tanh"));
        var spec = new NetworkSpec(inputs, hidden, loss.outputs(parameters()), activation);
        var settings = TrainingSettings.defaults()
                .withBatchSize(batch)
                .withOptimizer(Optimizer.ADAM)
                .withThreads(arguments.integer("threads", 1));
        var problem = new TrainingProblem(source, loss, source.scaling(!sally));
        var kernels = new HostFloatKernels(TrainingStep.networkRows(problem));
        try (var step = new TrainingStep<>(kernels, spec, problem, settings)) {
            step.setParameters(Initialization.UNIFORM.draw(spec, 1));
            steps(step, source, batch, arguments.number("warmup", 3));
            return steps(step, source, batch, arguments.number("seconds", 3));
        }
    }

    private static Loss loss(String name) {
        return switch (name) {
            case "sally" -> new SallyLoss();
            case "carl" -> new RatioLoss(RatioTerm.CARL, 0);
            case "rascal" -> new RatioLoss(RatioTerm.ALICE, 1);
            default ->
                throw new IllegalArgumentException("the loss '%s' is none of sally, carl, rascal".formatted(name));
        };
    }

    /** Trains for some seconds of processor time. */
    private static BenchmarkPairs.Speed steps(TrainingStep<?> step, TrainingSource source, int batch, double seconds) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        int[] order = shuffled();
        long wall = System.nanoTime();
        long processor = system.getProcessCpuTime();
        long events = 0;
        int from = 0;
        while (system.getProcessCpuTime() - processor < seconds * 1e9) {
            for (int i = 0; i < 20; i++) {
                step.train(new BatchEvents(source, order, from, from + batch, events), 1e-3);
                from = from + 2 * batch > EVENTS ? 0 : from + batch;
                events += batch;
            }
        }
        return new BenchmarkPairs.Speed(
                events * 1e9 / (System.nanoTime() - wall), events * 1e9 / (system.getProcessCpuTime() - processor));
    }

    private static int[] shuffled() {
        int[] order = new int[EVENTS];
        Arrays.setAll(order, i -> i);
        var random = new SplittableRandom(3);
        for (int i = EVENTS - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swap = order[i];
            order[i] = order[j];
            order[j] = swap;
        }
        return order;
    }

    /** Random numbers, kept as a sample in memory is kept, with or without a joint ratio. */
    private static final class Source implements TrainingSource {
        private final int parameters;
        private final boolean local;
        private final double[] x;
        private final double[] theta;
        private final double[] score;
        private final double[] ratio;

        Source(int parameters, boolean local) {
            this.parameters = parameters;
            this.local = local;
            var random = new SplittableRandom(1);
            x = random.doubles((long) EVENTS * OBSERVABLES, -2, 2).toArray();
            theta = random.doubles((long) EVENTS * parameters, -2, 2).toArray();
            score = random.doubles((long) EVENTS * parameters, -2, 2).toArray();
            ratio = random.doubles(EVENTS, 0.1, 10).toArray();
        }

        Scaling scaling(boolean conditional) {
            double[] ones = new double[parameters];
            Arrays.fill(ones, 1);
            return new Scaling(
                    Standardization.identity(conditional ? parameters : 0),
                    Standardization.identity(OBSERVABLES),
                    ones);
        }

        @Override
        public List<String> observables() {
            return names(OBSERVABLES);
        }

        @Override
        public List<String> parameters() {
            return names(parameters);
        }

        private static List<String> names(int n) {
            return IntStream.range(0, n)
                    .mapToObj(i -> String.format(Locale.ROOT, "v%d", i))
                    .toList();
        }

        @Override
        public int events() {
            return EVENTS;
        }

        @Override
        public void fill(int[] events, int from, int to, RandomGenerator random, Batch batch) {
            batch.resize(to - from);
            for (int i = 0; i < to - from; i++) {
                int event = events[from + i];
                System.arraycopy(x, event * OBSERVABLES, batch.x(), i * OBSERVABLES, OBSERVABLES);
                System.arraycopy(theta, event * parameters, batch.theta(), i * parameters, parameters);
                System.arraycopy(score, event * parameters, batch.score(), i * parameters, parameters);
                if (!local) {
                    batch.logRatio()[i] = Math.log(ratio[event]);
                }
                batch.numeratorWeight()[i] = event & 1;
                batch.denominatorWeight()[i] = 1 - (event & 1);
            }
        }
    }
}
