package smi.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smi.morphing.InvalidInputException;

class TrainerTest {
    private static final TrainingSettings QUICK =
            TrainingSettings.defaults().withEpochs(4).withBatchSize(64).withSeed(7);
    private static final Loss ALICES = new RatioLoss(RatioTerm.ALICE, 1);

    private static TrainedNetwork train(TrainingSource source, TrainingSettings settings) {
        var spec = new NetworkSpec(5, List.of(10, 10), 1, Activation.TANH);
        return Trainer.train(spec, ALICES, source, settings, TrainingListener.silent());
    }

    /** A source whose fill is changed afterwards, to plant faults. */
    private record Altered(TrainingSource original, java.util.function.BiConsumer<Batch, int[]> change)
            implements TrainingSource {
        @Override
        public List<String> observables() {
            return original.observables();
        }

        @Override
        public List<String> parameters() {
            return original.parameters();
        }

        @Override
        public int events() {
            return original.events();
        }

        @Override
        public int rowsPerEvent() {
            return original.rowsPerEvent();
        }

        @Override
        public void fill(int[] events, int from, int to, RandomGenerator random, Batch batch) {
            original.fill(events, from, to, random, batch);
            change.accept(batch, java.util.Arrays.copyOfRange(events, from, to));
        }
    }

    @Test
    void sameSeedSameBitsWhateverTheThreads() {
        var source = new ToySource(2000, 8, 2, 3, 1);
        var settings = QUICK.withBatchSize(500).withEpochs(2);
        var one = train(source, settings);
        var again = train(source, settings);
        var three = train(source, settings.withThreads(3));
        assertArrayEquals(one.parameters(), again.parameters(), 0);
        assertArrayEquals(one.parameters(), three.parameters(), 0);
        assertEquals(one.history(), three.history());
        var other = train(source, settings.withSeed(8));
        assertTrue(Math.abs(one.parameters()[0] - other.parameters()[0]) > 1e-6, "another seed, another network");
    }

    @Test
    void scoreRegressionFindsALinearFunction() {
        // the toy's joint score is x0 plus noise of variance 1, and Var x0 = 4: t̂ = x0 leaves 1/5 of the variance;
        // half of the rows have weight 0
        var source = new ToySource(4000, 1, 2, 3, 1);
        var spec = new NetworkSpec(3, List.of(20), 2, Activation.TANH);
        var settings = QUICK.withEpochs(15).withLearningRates(1e-2, 1e-3);
        var network = Trainer.train(spec, new SallyLoss(), source, settings, TrainingListener.silent());
        var x = smi.events.EventMatrix.ofRows(new double[] {3, 3, 3}, new double[] {5, 3, 3}, new double[] {1, 4, 2});
        var s = network.outputs(x);
        for (int i = 0; i < 3; i++) {
            // a tenth: four standard errors of a regression on 3000 events with unit noise, and the network's own
            assertEquals(x.get(i, 0), s.get(i, 1) / network.scaling().scoreScale()[1], 0.2);
        }
        assertEquals(
                0.1,
                network.history().epochs().get(network.history().bestEpoch()).validationLoss(),
                0.015);
    }

    @Test
    void earlyStoppingReturnsTheBestEpoch() {
        // 60 events and a large network: the validation loss rises soon
        var source = new ToySource(80, 1, 2, 3, 1);
        var spec = new NetworkSpec(5, List.of(60, 60), 1, Activation.TANH);
        var settings = QUICK.withBatchSize(20).withEpochs(40).withLearningRates(1e-2, 1e-2);
        var losses = new ArrayList<Double>();
        TrainingListener listener = p -> losses.add(p.losses().validationLoss());
        var network = Trainer.train(spec, ALICES, source, settings, listener);
        int best = network.history().bestEpoch();
        assertTrue(best < 39, "the test needs over-training, best epoch " + best);
        assertEquals(losses.stream().mapToDouble(l -> l).min().orElseThrow(), losses.get(best));
        // training only up to the best epoch gives the same network: it was restored bit by bit
        var shorter = Trainer.train(spec, ALICES, source, settings.withEpochs(best + 1), TrainingListener.silent());
        assertArrayEquals(shorter.parameters(), network.parameters(), 0);
        var patient = Trainer.train(spec, ALICES, source, settings.withPatience(3), TrainingListener.silent());
        assertEquals(
                patient.history().bestEpoch() + 4,
                patient.history().epochs().size(),
                "three epochs in vain, then the end");
    }

    @Test
    void withoutValidationTheLastEpochIsTheResult() {
        var network = train(new ToySource(300, 1, 2, 3, 1), QUICK.withValidationFraction(0));
        assertEquals(3, network.history().bestEpoch());
        assertTrue(network.history().epochs().get(0).validation().isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"NaN", "Infinity"})
    void refusesAValueThatIsNotFinite(double value) {
        var source = new Altered(new ToySource(300, 1, 2, 3, 1), (batch, events) -> {
            for (int i = 0; i < events.length; i++) {
                if (events[i] == 123) {
                    batch.x()[3 * i + 1] = value;
                }
            }
        });
        var error = assertThrows(InvalidInputException.class, () -> train(source, QUICK));
        assertTrue(error.getMessage().contains("event 123: observable 'x1'"), error.getMessage());
    }

    @Test
    void refusesAConstantColumn() {
        var observable = new Altered(new ToySource(300, 1, 2, 3, 1), (batch, events) -> {
            for (int i = 0; i < events.length; i++) {
                batch.x()[3 * i + 2] = 0.1;
            }
        });
        var error = assertThrows(InvalidInputException.class, () -> train(observable, QUICK));
        assertTrue(error.getMessage().contains("observable 'x2' has the same value 0.1"), error.getMessage());
        var theta = new Altered(
                new ToySource(300, 1, 2, 3, 1), (batch, events) -> java.util.Arrays.fill(batch.theta(), 0.5));
        error = assertThrows(InvalidInputException.class, () -> train(theta, QUICK));
        assertTrue(error.getMessage().contains("parameter 'theta0' has the same value"), error.getMessage());
    }

    @Test
    void refusesASampleSmallerThanABatch() {
        var error = assertThrows(
                InvalidInputException.class, () -> train(new ToySource(80, 1, 2, 3, 1), QUICK.withBatchSize(64)));
        assertTrue(error.getMessage().contains("less than one batch of 64"), error.getMessage());
    }

    @Test
    void refusesANetworkThatDoesNotFitTheLoss() {
        var source = new ToySource(300, 1, 2, 3, 1);
        var spec = new NetworkSpec(3, List.of(10), 1, Activation.TANH);
        assertThrows(
                InvalidInputException.class,
                () -> Trainer.train(spec, ALICES, source, QUICK, TrainingListener.silent()),
                "the score term needs θ among the inputs");
        assertThrows(
                InvalidInputException.class,
                () -> Trainer.train(spec, new SallyLoss(), source, QUICK, TrainingListener.silent()),
                "two scores, one output");
    }

    @Test
    void divergenceEndsWithTheBatchAndTheRemedy() {
        var spec = new NetworkSpec(3, List.of(9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9), 2, Activation.LEAKY_RELU);
        var settings = QUICK.withLearningRates(900, 900).withEpochs(50);
        var source = new ToySource(300, 1, 2, 3, 1);
        var error = assertThrows(
                TrainingDivergedException.class,
                () -> Trainer.train(spec, new SallyLoss(), source, settings, TrainingListener.silent()));
        assertTrue(
                error.getMessage().matches(".*epoch \\d+, batch \\d+: .*learning rate.*lower.*"), error.getMessage());
    }

    @Test
    void settingsRefuseNonsense() {
        assertThrows(InvalidInputException.class, () -> QUICK.withEpochs(0));
        assertThrows(InvalidInputException.class, () -> QUICK.withLearningRates(Double.NaN, 1));
        assertThrows(InvalidInputException.class, () -> QUICK.withValidationFraction(1));
        assertThrows(InvalidInputException.class, () -> new NetworkSpec(3, List.of(), 1, Activation.TANH));
    }
}
