package smi.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The loop, with a learner of one number that can be followed by hand. */
class TrainingLoopTest {
    private static final TrainingSettings SETTINGS = TrainingSettings.defaults()
            .withEpochs(6)
            .withBatchSize(64)
            .withSeed(7)
            .withLearningRates(1e-2, 1e-2);

    private static TrainingLoop.Result train(
            ToyLearner learner, BlockSource source, TrainingSettings settings, TrainingRun run) {
        var ensemble = new EnsembleTraining(1, source, settings, run);
        Scaling scaling = ensemble.measure().conditional();
        var cause = new DivergenceCause(source.observables(), source.parameters(), scaling);
        return ensemble.train(List.of("toy"), cause, (own, task) -> new TrainingLoop(learner, task).toEnd())
                .get(0);
    }

    private static TrainingLoop.Result train(ToyLearner learner, TrainingSettings settings) {
        return train(learner, BlockSource.of(new ToySource(1000, 1, 2, 3, 1)), settings, TrainingRun.silent());
    }

    /** A sample in which every simulated event stands five times. */
    private record Repeated(TrainingSource original) implements TrainingSource {
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
            return 5 * original.events();
        }

        @Override
        public void fill(int[] events, int from, int to, RandomGenerator random, Batch batch) {
            int[] places = new int[to - from];
            for (int i = 0; i < places.length; i++) {
                places[i] = events[from + i] % original.events();
            }
            original.fill(places, 0, places.length, random, batch);
        }

        @Override
        public long eventKey(int event) {
            return original.eventKey(event % original.events());
        }
    }

    @Test
    void everyTrainingEventIsSeenOncePerEpochAndInAnotherOrder() {
        var learner = new ToyLearner();
        train(learner, SETTINGS.withEpochs(2));
        List<Integer> seen = new ArrayList<>();
        learner.batches.forEach(batch -> java.util.Arrays.stream(batch).forEach(seen::add));
        int perEpoch = seen.size() / 2;
        Set<Integer> first = new HashSet<>(seen.subList(0, perEpoch));
        assertEquals(perEpoch, first.size(), "each once");
        assertEquals(first, new HashSet<>(seen.subList(perEpoch, seen.size())));
        assertFalse(seen.subList(0, perEpoch).equals(seen.subList(perEpoch, seen.size())), "shuffled anew");
        // binomial with n = 1000, p = 3/4: standard deviation 14
        assertEquals(750, perEpoch, 60);
    }

    @ParameterizedTest
    @ValueSource(ints = {5000, 97})
    void rowsOfOneSimulatedEventAreEitherTrainedOnOrValidated(int blockEvents) {
        var sample = new Repeated(new ToySource(1000, 1, 2, 3, 1));
        BlockSource source = BlockSource.of(sample, new Blocks(5000, blockEvents, 5));
        var split = new EventSplit(SETTINGS, 7, source.blocks(), EventPart.of(SETTINGS, 0));
        var learner = new ToyLearner();
        train(learner, source, SETTINGS.withEpochs(1), TrainingRun.silent());
        TrainingSource all = source.load(
                java.util.stream.IntStream.range(0, source.blocks().count()).toArray());
        Set<Long> training = keys(all, split.training(all));
        Set<Long> validation = keys(all, split.validation(all));
        assertTrue(validation.size() > 50, "some validate");
        Set<Long> both = new HashSet<>(training);
        both.retainAll(validation);
        assertEquals(Set.of(), both);
        assertEquals(1000, training.size() + validation.size());
        int steps = learner.batches.stream().mapToInt(batch -> batch.length).sum();
        assertEquals(split.training(all).length, steps);
    }

    private static Set<Long> keys(TrainingSource source, int[] events) {
        Set<Long> keys = new HashSet<>();
        for (int event : events) {
            keys.add(source.eventKey(event));
        }
        return keys;
    }

    @Test
    void aBootstrapTakesASimulatedEventAsOftenAsAPoissonNumber() {
        var sample = new Repeated(new ToySource(20_000, 1, 1, 1, 1));
        var blocks = Blocks.whole(sample.events());
        var split = new EventSplit(
                SETTINGS.withBootstrap(true).withValidationFraction(0), 7, blocks, EventPart.of(SETTINGS, 0));
        Map<Long, Integer> times = new HashMap<>();
        for (int event : split.training(sample)) {
            times.merge(sample.eventKey(event), 1, Integer::sum);
        }
        int[] counts = new int[5];
        for (int t : times.values()) {
            assertEquals(0, t % 5, "all five rows alike");
            if (t / 5 < counts.length) {
                counts[t / 5]++;
            }
        }
        counts[0] = 20_000 - times.size();
        double probability = Math.exp(-1);
        for (int k = 0; k < counts.length; k++) {
            // five standard deviations of a binomial number
            double tolerance = 5 * Math.sqrt(20_000 * probability * (1 - probability));
            assertEquals(20_000 * probability, counts[k], tolerance, k + " times");
            probability /= k + 1;
        }
        var other = new EventSplit(
                SETTINGS.withSeed(8).withBootstrap(true).withValidationFraction(0),
                7,
                blocks,
                EventPart.of(SETTINGS, 0));
        assertFalse(java.util.Arrays.equals(split.training(sample), other.training(sample)));
    }

    @Test
    void windowsGiveTheSameWhereverTheEventsAre() {
        var sample = new ToySource(1000, 1, 2, 3, 1);
        var blocks = new Blocks(1000, 70, 4);
        var memory = new ToyLearner();
        train(memory, BlockSource.of(sample, blocks), SETTINGS, TrainingRun.silent());
        var copied = new ToyLearner();
        train(copied, new Copies(sample, blocks), SETTINGS, TrainingRun.silent());
        assertEquals(memory.parameters()[0], copied.parameters()[0]);
        assertEquals(memory.batches.size(), copied.batches.size());
        assertTrue(
                memory.batches.stream().flatMapToInt(java.util.Arrays::stream).allMatch(event -> event < 4 * 70),
                "no more than a window at a time");
    }

    /** Hands out blocks as sources of their own, as files do. */
    private record Copies(TrainingSource all, Blocks blocks) implements BlockSource {
        @Override
        public List<String> observables() {
            return all.observables();
        }

        @Override
        public List<String> parameters() {
            return all.parameters();
        }

        @Override
        public int rowsPerEvent() {
            return 1;
        }

        @Override
        public TrainingSource load(int[] chosen) {
            List<Integer> events = new ArrayList<>();
            for (int block : chosen) {
                for (int i = 0; i < blocks.size(block); i++) {
                    events.add((int) blocks.first(block) + i);
                }
            }
            return all.select(events.stream().mapToInt(i -> i).toArray());
        }
    }

    @Test
    void largeSamplesValidateOnNoMoreThanAWindow() {
        var sample = new ToySource(4000, 1, 2, 3, 1);
        BlockSource source = BlockSource.of(sample, new Blocks(4000, 50, 4));
        List<TrainingListener.Start> starts = new ArrayList<>();
        var listener = new TrainingListener() {
            @Override
            public void started(Start start) {
                starts.add(start);
            }

            @Override
            public void epochDone(Progress progress) {
                assertEquals(0, progress.member());
            }
        };
        train(new ToyLearner(), source, SETTINGS, listener);
        // 200 of 4000 expected, standard deviation 14
        assertEquals(200, starts.get(0).validationEvents(), 60);
        assertEquals(4000, starts.get(0).trainingEvents() + starts.get(0).validationEvents(), "nothing is lost");
    }

    @Test
    void theLearningRateFollowsTheSchedule() {
        var learner = new ToyLearner();
        train(learner, SETTINGS.withLearningRates(1e-2, 1e-4).withSchedule(Schedule.of("cosine:step")));
        assertEquals(1e-2, learner.rates.get(0), 1e-17);
        for (int i = 1; i < learner.rates.size(); i++) {
            assertTrue(learner.rates.get(i) < learner.rates.get(i - 1));
        }
        assertEquals(1e-4, learner.rates.get(learner.rates.size() - 1), 2e-6);
        var perEpoch = new ToyLearner();
        train(perEpoch, SETTINGS.withLearningRates(1e-2, 1e-4));
        assertEquals(6, new HashSet<>(perEpoch.rates).size());
    }

    @Test
    void movingAverageIsTheSumOverTheStepsByItsDefinition() {
        var settings = SETTINGS.withValidationFraction(0).withEpochs(2);
        List<Double> path = path(settings);
        double mean = path.get(0);
        for (int t = 1; t < path.size(); t++) {
            double decay = Math.min(0.9, (t + 1) / (t + 10.0));
            mean = decay * mean + (1 - decay) * path.get(t);
        }
        var result = train(new ToyLearner(), settings.withAverage(WeightAverage.ema(0.9)));
        assertEquals(mean, result.parameters()[0], 1e-12);
    }

    @Test
    void stochasticAverageIsTheMeanOfTheLastEpochs() {
        var settings = SETTINGS.withValidationFraction(0);
        double sum = 0;
        for (int epochs = 4; epochs <= 6; epochs++) {
            sum += train(new ToyLearner(), settings.withEpochs(epochs)).parameters()[0];
        }
        var result = train(new ToyLearner(), settings.withAverage(WeightAverage.swa(0.5)));
        assertEquals(sum / 3, result.parameters()[0], 1e-12, "epochs 4, 5 and 6 of 6");
    }

    /** The parameter after every step. */
    private static List<Double> path(TrainingSettings settings) {
        var learner = new ToyLearner();
        List<Double> path = new ArrayList<>();
        var listener = new TrainingListener() {
            @Override
            public void batchDone(int member, int events) {
                path.add(learner.parameters()[0]);
            }

            @Override
            public void epochDone(Progress progress) {
                assertEquals(0, progress.member());
            }
        };
        train(learner, BlockSource.of(new ToySource(1000, 1, 2, 3, 1)), settings, listener);
        return path;
    }

    @Test
    void theParametersOfTheBestEpochAreTheResult() {
        // the learner overshoots more and more: the validation loss is lowest after some epoch before the last
        var settings = SETTINGS.withLearningRates(0.02, 0.9999).withEpochs(12);
        var learner = new ToyLearner();
        List<double[]> after = new ArrayList<>();
        List<Double> losses = new ArrayList<>();
        var result = train(
                learner, BlockSource.of(new ToySource(1000, 1, 2, 3, 1)), settings, ((TrainingListener) progress -> {
                    after.add(learner.parameters());
                    losses.add(progress.losses().validationLoss());
                }));
        int best = result.history().bestEpoch();
        assertTrue(best < 11, "the test needs an epoch worse than the best, losses " + losses);
        assertEquals(losses.stream().mapToDouble(l -> l).min().orElseThrow(), losses.get(best));
        assertArrayEquals(after.get(best), result.parameters(), 0);
        assertFalse(java.util.Arrays.equals(after.get(11), result.parameters()));
    }

    @Test
    void aTimeLimitEndsWithWhatThereIs() {
        var run = TrainingRun.silent().withTimeLimit(Duration.ofNanos(1));
        var learner = new ToyLearner();
        var result = train(learner, BlockSource.of(new ToySource(1000, 1, 2, 3, 1)), SETTINGS, run);
        assertEquals(1, learner.batches.size(), "one batch at least");
        assertEquals(TrainingEnd.TIME_LIMIT, result.history().end());
        assertEquals(1, result.history().epochs().size());
        assertArrayEquals(learner.parameters(), result.parameters(), 0);
        assertEquals(
                TrainingEnd.EPOCHS, train(new ToyLearner(), SETTINGS).history().end());
    }

    @Test
    void anExplodingLossEndsTheTraining() {
        // gradient descent on a parabola with a rate above 1 diverges
        var settings = SETTINGS.withLearningRates(3, 3);
        var error = assertThrows(TrainingDivergedException.class, () -> train(new ToyLearner(), settings));
        assertTrue(
                error.getMessage()
                        .matches("training diverged in epoch 1, batch \\d+: the loss has grown from .* lower it.*"),
                error.getMessage());
    }

    @Test
    void outliersAreNamedAsTheCause() {
        var toy = new ToySource(1000, 1, 2, 3, 1);
        var scaling = ToySource.scaling(toy, new RatioLoss(RatioTerm.ALICE, 1));
        var cause = new DivergenceCause(toy.observables(), toy.parameters(), scaling);
        int[] events = {1, 2, 3};
        assertTrue(cause.of(new BatchEvents(toy, events, 0, 3, 1), 0.5).contains("learning rate 0.5"));
        var tight = new Scaling(
                scaling.theta(),
                new Standardization(scaling.x().means(), new double[] {1, 1e-3, 1}),
                scaling.scoreScale());
        String found = new DivergenceCause(toy.observables(), toy.parameters(), tight)
                .of(new BatchEvents(toy, events, 0, 3, 1), 0.5);
        assertTrue(found.contains("'x1' has outliers"), found);
        var small = new Scaling(scaling.theta(), scaling.x(), new double[] {1e3, 1e3});
        found = new DivergenceCause(toy.observables(), toy.parameters(), small)
                .of(new BatchEvents(toy, new int[] {1, 2, 3, 4, 5, 6}, 0, 6, 1), 0.5);
        assertTrue(found.contains("joint scores"), found);
    }

    @Test
    void averagesOfALearnerWithSingleLossSpikesGoOn() {
        var guard = new DivergenceGuard();
        var random = new SplittableRandom(1);
        for (int i = 0; i < 1000; i++) {
            assertEquals(null, guard.problem(i % 100 == 50 ? 1e4 : random.nextDouble()), "a spike is no divergence");
        }
        assertTrue(guard.problem(Double.NaN).contains("NaN"));
    }
}
