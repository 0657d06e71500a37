package smi.diagnostics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import smi.networks.Activation;
import smi.networks.Architecture;
import smi.networks.TrainedNetwork;
import smi.networks.TrainingSettings;

/**
 * Whether a small network can tell reweighted from true numerator events, in all observables together: the area under its
 * ROC curve, cross-validated in two halves. With Δ the difference of the two and M the distribution function of the
 * network's output in their mixture, the area is ½ + Σ_i Δ_i M_i exactly, which gives its error.
 */
final class ClassifierClosure {
    /** Two normal distributions at the distance D have the area Φ(D/√2) ≈ ½ + D/(2√π). */
    private static final double AREA_PER_DISTANCE = 1 / (2 * Math.sqrt(Math.PI));

    private static final Architecture NETWORK = new Architecture(List.of(20, 20), Activation.SILU);
    private static final int MOST_EVENTS = 20_000;
    private static final int EPOCHS = 5;

    private ClassifierClosure() {}

    static Check check(Pairs pairs, Tolerance tolerance, long seed) {
        int n = Math.min(pairs.size(), MOST_EVENTS);
        int[] all = IntStream.range(0, n)
                .map(k -> (int) ((long) k * pairs.size() / n))
                .toArray();
        int[] even =
                IntStream.range(0, n).filter(k -> k % 2 == 0).map(k -> all[k]).toArray();
        int[] odd =
                IntStream.range(0, n).filter(k -> k % 2 == 1).map(k -> all[k]).toArray();
        Area one = area(pairs, even, odd, seed);
        Area two = area(pairs, odd, even, seed + 1);
        double figure = 0.5 * (one.value() + two.value());
        double error = 0.5 * Math.hypot(one.error(), two.error());
        return new Check(
                "classifier closure",
                pairs.where(),
                Math.max(0, figure),
                error,
                AREA_PER_DISTANCE * Math.sqrt(tolerance.squaredDistance(pairs.squaredDistance())),
                "by how much the area under the ROC curve of a network that tells reweighted from true events is above 0.5; train on more events");
    }

    /** The area minus ½. */
    private record Area(double value, double error) {}

    private static Area area(Pairs pairs, int[] learn, int[] test, long seed) {
        TrainingSettings settings = TrainingSettings.defaults()
                .withEpochs(EPOCHS)
                .withBatchSize(Math.min(128, learn.length))
                .withLearningRates(3e-3, 1e-4)
                .withValidationFraction(0)
                .withSeed(seed);
        double scale = 0.5 * pairs.size();
        // events count as true ones with p0, as reweighted ones with p1 r̂
        var classes =
                new TwoClasses(pairs.x(), learn, i -> scale * pairs.numerator(i), i -> scale * pairs.reweighted(i));
        TrainedNetwork network = classes.train(NETWORK.spec(pairs.x().columns(), 1), settings);
        double[] output = network.outputs(pairs.x().selectRows(test)).toArray();
        return area(output, normalised(test, pairs::reweighted), normalised(test, pairs::numerator));
    }

    private static double[] normalised(int[] events, IntToDoubleFunction weight) {
        double[] weights = Arrays.stream(events).mapToDouble(weight).toArray();
        double sum = Arrays.stream(weights).sum();
        return Arrays.stream(weights).map(w -> w / sum).toArray();
    }

    /** Networks give large values to numerator events. */
    private static Area area(double[] output, double[] reweighted, double[] target) {
        int[] order = IntStream.range(0, output.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> output[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double below = 0;
        double area = 0;
        double squares = 0;
        for (int i : order) {
            double mixture = 0.5 * (reweighted[i] + target[i]);
            double rank = below + 0.5 * mixture - 0.5;
            below += mixture;
            double term = (target[i] - reweighted[i]) * rank;
            area += term;
            squares += term * term;
        }
        return new Area(area, Math.sqrt(squares));
    }
}
