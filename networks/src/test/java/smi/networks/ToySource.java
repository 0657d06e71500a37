package smi.networks;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Random numbers in the shape of a training sample. The hypotheses of an event are drawn afresh where it has several. */
record ToySource(int events, int rowsPerEvent, int dimension, int columns, long seed) implements TrainingSource {
    @Override
    public List<String> observables() {
        return IntStream.range(0, columns).mapToObj(c -> "x" + c).toList();
    }

    @Override
    public List<String> parameters() {
        return IntStream.range(0, dimension).mapToObj(p -> "theta" + p).toList();
    }

    @Override
    public void fill(int[] chosen, int from, int to, RandomGenerator random, Batch batch) {
        batch.resize((to - from) * rowsPerEvent);
        for (int i = 0; i < batch.rows(); i++) {
            int event = chosen[from + i / rowsPerEvent];
            var x = new SplittableRandom(seed + event);
            var z = rowsPerEvent == 1 ? x : random;
            for (int c = 0; c < columns; c++) {
                batch.x()[i * columns + c] = 3 + 2 * x.nextGaussian();
            }
            for (int p = 0; p < dimension; p++) {
                batch.theta()[i * dimension + p] = 0.5 * z.nextGaussian();
                batch.score()[i * dimension + p] = z.nextGaussian() + batch.x()[i * columns];
            }
            batch.logRatio()[i] = z.nextGaussian();
            boolean numerator = z.nextBoolean();
            batch.numeratorWeight()[i] = rowsPerEvent > 1 ? z.nextDouble() : numerator ? 1 : 0;
            batch.denominatorWeight()[i] = rowsPerEvent > 1 ? z.nextDouble() : numerator ? 0 : 1;
            var other = new SplittableRandom(seed + event + 1000);
            for (int p = 0; p < dimension; p++) {
                batch.denominator()[i * dimension + p] = 0.4 * other.nextGaussian();
                batch.denominatorScore()[i * dimension + p] = other.nextGaussian();
            }
        }
    }

    static int[] all(TrainingSource source) {
        return IntStream.range(0, source.events()).toArray();
    }

    static Scaling scaling(TrainingSource source, Loss loss) {
        var pass = new ScalingPass(BlockSource.of(source), new SplittableRandom(1));
        pass.collect(source, 0);
        return loss.input().scaling(pass);
    }
}
