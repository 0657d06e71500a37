package smi.diagnostics.anchors;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import smi.diagnostics.TwoClasses;
import smi.events.EventMatrix;
import smi.networks.Activation;
import smi.networks.NetworkSpec;
import smi.networks.Optimizer;
import smi.networks.Schedule;
import smi.networks.TrainedNetwork;
import smi.networks.TrainingSettings;

/**
 * The classifier two-sample test: the share of events of two samples that a network assigns to the right one, on events
 * that it was not trained on. 0.5 if the samples cannot be told apart, 1 if always (Lopez-Paz, Oquab, arXiv:1610.06545;
 * the network is that of arXiv:2101.04653, two ReLU layers of ten units per dimension).
 *
 * @param epochs passes over the events
 */
record TwoSampleTest(int epochs) {
    private static final int FOLDS = 5;
    private static final int UNITS_PER_DIMENSION = 10;
    private static final int BATCH = 200;

    /** The accuracy, the mean over five folds; columns are brought to mean 0 and deviation 1 of the first sample. */
    double accuracy(EventMatrix reference, EventMatrix other, long seed) {
        EventMatrix both = standardised(reference, other);
        int[] order = shuffled(both.rows(), seed);
        double correct = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            int k = fold;
            int[] train = IntStream.range(0, order.length)
                    .filter(i -> i % FOLDS != k)
                    .map(i -> order[i])
                    .toArray();
            int[] test = IntStream.range(0, order.length)
                    .filter(i -> i % FOLDS == k)
                    .map(i -> order[i])
                    .toArray();
            TrainedNetwork network = train(both, reference.rows(), train, seed + fold);
            double[] output = network.outputs(both.selectRows(test)).toArray();
            for (int i = 0; i < test.length; i++) {
                correct += output[i] > 0 == test[i] < reference.rows() ? 1 : 0;
            }
        }
        return correct / both.rows();
    }

    /** The first rows are the reference, to which the network gives positive values. */
    private TrainedNetwork train(EventMatrix x, int references, int[] rows, long seed) {
        int dimension = x.columns();
        int width = UNITS_PER_DIMENSION * dimension;
        var spec = new NetworkSpec(dimension, List.of(width, width), 1, Activation.RELU);
        TrainingSettings settings = TrainingSettings.defaults()
                .withEpochs(epochs)
                .withBatchSize(BATCH)
                .withOptimizer(Optimizer.ADAM)
                .withLearningRates(2e-3, 1e-5)
                .withSchedule(new Schedule(Schedule.Shape.COSINE, Schedule.Per.STEP))
                .withValidationFraction(0)
                .withSeed(seed);
        var classes = new TwoClasses(x, rows, row -> row < references ? 1 : 0, row -> row < references ? 0 : 1);
        return classes.train(spec, settings);
    }

    private static EventMatrix standardised(EventMatrix reference, EventMatrix other) {
        int columns = reference.columns();
        int rows = reference.rows() + other.rows();
        double[] all = new double[rows * columns];
        for (int c = 0; c < columns; c++) {
            double mean = 0;
            double square = 0;
            for (int i = 0; i < reference.rows(); i++) {
                mean += reference.get(i, c) / reference.rows();
            }
            for (int i = 0; i < reference.rows(); i++) {
                square += Math.pow(reference.get(i, c) - mean, 2) / (reference.rows() - 1);
            }
            for (int i = 0; i < rows; i++) {
                double value = i < reference.rows() ? reference.get(i, c) : other.get(i - reference.rows(), c);
                all[i * columns + c] = (value - mean) / Math.sqrt(square);
            }
        }
        return EventMatrix.of(rows, columns, all);
    }

    private static int[] shuffled(int n, long seed) {
        var random = new SplittableRandom(seed);
        int[] order = IntStream.range(0, n).toArray();
        for (int i = n - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        return order;
    }
}
