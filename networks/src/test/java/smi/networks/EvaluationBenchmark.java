package smi.networks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import smi.events.EventMatrix;

/**
 * How fast log r of many events is evaluated at many θ, on all cores, interleaved with the same elsewhere (a command that
 * takes {@code --events --points} and prints {@code per_s_wall=} and {@code per_s_cpu=}).
 *
 * <p>Arguments: {@code events=100000 points=100 pairs=5 partner="python3 ..."}.
 */
final class EvaluationBenchmark {
    private static final int OBSERVABLES = 20;
    private static final int PARAMETERS = 2;

    private EvaluationBenchmark() {}

    public static void main(String[] words) {
        var arguments = new BenchmarkPairs.Arguments(words);
        int events = arguments.integer("events", 100_000);
        int points = arguments.integer("points", 100);
        TrainedNetwork network = network();
        EventMatrix theta = random(points, PARAMETERS);
        EventMatrix x = random(events, OBSERVABLES);
        evaluate(network, theta, x.slice(0, Math.min(events, 20_000)));
        new BenchmarkPairs(arguments)
                .run(
                        "%d events at %d points".formatted(events, points),
                        () -> evaluate(network, theta, x),
                        "--events %d --points %d".formatted(events, points));
    }

    private static BenchmarkPairs.Speed evaluate(TrainedNetwork network, EventMatrix theta, EventMatrix x) {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long wall = System.nanoTime();
        long processor = system.getProcessCpuTime();
        double evaluations = (double) theta.rows() * x.rows();
        int block = 10_000; // a table of all events need not fit into memory
        for (int from = 0; from < x.rows(); from += block) {
            network.table(theta, x.slice(from, Math.min(x.rows(), from + block)));
        }
        return new BenchmarkPairs.Speed(
                evaluations * 1e9 / (System.nanoTime() - wall),
                evaluations * 1e9 / (system.getProcessCpuTime() - processor));
    }

    private static TrainedNetwork network() {
        var spec = new NetworkSpec(OBSERVABLES + PARAMETERS, List.of(100, 100, 100), 1, Activation.TANH);
        double[] ones = new double[PARAMETERS];
        Arrays.fill(ones, 1);
        var scaling = new Scaling(Standardization.identity(PARAMETERS), Standardization.identity(OBSERVABLES), ones);
        var history = new TrainingHistory(List.of(), List.of(), -1);
        return new TrainedNetwork(spec, scaling, Initialization.UNIFORM.draw(spec, 1), history);
    }

    private static EventMatrix random(int rows, int columns) {
        return EventMatrix.of(
                rows,
                columns,
                new SplittableRandom(2).doubles((long) rows * columns, -2, 2).toArray());
    }
}
