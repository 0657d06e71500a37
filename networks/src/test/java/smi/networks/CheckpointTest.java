package smi.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smi.morphing.InvalidInputException;

/** Trainings that are stopped at any batch and go on end with the same bits. */
class CheckpointTest {
    private static final NetworkSpec SPEC = new NetworkSpec(5, List.of(10, 10), 1, Activation.TANH);
    private static final Loss LOSS = new RatioLoss(RatioTerm.ALICE, 1);
    private static final ToySource SAMPLE = new ToySource(500, 2, 2, 3, 1);
    private static final TrainingSettings SETTINGS =
            TrainingSettings.defaults().withEpochs(4).withBatchSize(40).withSeed(7);

    @TempDir
    Path folder;

    /** Stands for a process that is killed. */
    private static final class Killed extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Kills the training after some batches. */
    private record Killer(int[] left) implements TrainingListener {
        @Override
        public void batchDone(int member, int events) {
            if (--left[0] == 0) {
                throw new Killed();
            }
        }

        @Override
        public void epochDone(Progress progress) {
            // epochs do not kill
        }
    }

    private Checkpoints checkpoints(Checkpoints.Earlier earlier, long micros) {
        return new Checkpoints(folder.resolve("c"), Duration.ofNanos(1000 * micros), earlier);
    }

    private static List<TrainedNetwork> train(
            int members, BlockSource source, TrainingSettings settings, TrainingRun run) {
        return Trainer.trainMembers(members, SPEC, LOSS, source, settings, run);
    }

    /** Kills a training again and again, each time after some batches more, until it comes to its end. */
    private List<TrainedNetwork> killedAgainAndAgain(
            int members, BlockSource source, TrainingSettings settings, long micros) {
        var random = new SplittableRandom(settings.seed());
        int killed = 0;
        while (true) {
            var run = new Killer(new int[] {random.nextInt(5, 25)})
                    .withCheckpoints(checkpoints(Checkpoints.Earlier.CONTINUE, micros));
            try {
                List<TrainedNetwork> networks = train(members, source, settings, run);
                assertTrue(killed >= 2, "the test needs kills, had " + killed);
                return networks;
            } catch (Killed e) {
                killed++;
            }
        }
    }

    private static void assertSame(List<TrainedNetwork> expected, List<TrainedNetwork> found) {
        assertEquals(expected.size(), found.size());
        for (int k = 0; k < expected.size(); k++) {
            assertArrayEquals(expected.get(k).parameters(), found.get(k).parameters(), 0, "network " + k);
            assertEquals(expected.get(k).history(), found.get(k).history());
        }
    }

    /** A checkpoint after every batch, or only after some of them, so that batches are done again. */
    @ParameterizedTest
    @CsvSource({
        "amsgrad,none,0,1",
        "adam,ema:0.99,0,1",
        "adamw:0.1,swa:0.5,0,1",
        "sgd:0.9,none,0,1",
        "amsgrad,ema:0.99,300,1",
        "amsgrad,none,0,3"
    })
    void aKilledTrainingGoesOnToTheSameBits(String optimizer, String average, long micros, int members) {
        var settings = SETTINGS.withOptimizer(Optimizer.of(optimizer).withClipNorm(2))
                .withAverage(WeightAverage.of(average))
                .withSchedule(Schedule.of("one-cycle"))
                .withBootstrap(members > 1);
        BlockSource source = BlockSource.of(SAMPLE);
        assertSame(
                train(members, source, settings, TrainingRun.silent()),
                killedAgainAndAgain(members, source, settings, micros));
    }

    @Test
    void aTrainingInWindowsGoesOnToTheSameBits() {
        BlockSource source = BlockSource.of(SAMPLE, new Blocks(500, 30, 4));
        assertSame(train(1, source, SETTINGS, TrainingRun.silent()), killedAgainAndAgain(1, source, SETTINGS, 0));
    }

    @Test
    void aTrainingThatRanOutOfTimeGoesOn() {
        BlockSource source = BlockSource.of(SAMPLE);
        var run = TrainingRun.silent().withCheckpoints(checkpoints(Checkpoints.Earlier.CONTINUE, 0));
        var stopped = train(1, source, SETTINGS, run.withTimeLimit(Duration.ofNanos(1)));
        assertEquals(TrainingEnd.TIME_LIMIT, stopped.get(0).history().end());
        assertSame(train(1, source, SETTINGS, TrainingRun.silent()), train(1, source, SETTINGS, run));
    }

    @Test
    void epochsOfThePastAreToldToWhoListensNow() {
        BlockSource source = BlockSource.of(SAMPLE);
        var place = checkpoints(Checkpoints.Earlier.CONTINUE, 0);
        var first = new Killer(new int[] {25}).withCheckpoints(place);
        assertThrows(Killed.class, () -> train(1, source, SETTINGS, first));
        List<TrainingListener.Start> starts = new ArrayList<>();
        List<Integer> epochs = new ArrayList<>();
        var listener = new TrainingListener() {
            @Override
            public void started(Start start) {
                starts.add(start);
            }

            @Override
            public void epochDone(Progress progress) {
                epochs.add(progress.epoch());
            }
        };
        train(1, source, SETTINGS, listener.withCheckpoints(place));
        // about 375 training events make 9 or 10 batches per epoch: two epochs are over after 24 batches
        assertEquals(2, starts.get(0).past().size());
        assertEquals(List.of(2, 3), epochs);
        assertEquals(24 * 40, starts.get(0).eventsDone(), 2 * 40, "the batch that was killed is done again");
    }

    @Test
    void aCheckpointOfAnotherTrainingIsRefusedOrRemoved() {
        BlockSource source = BlockSource.of(SAMPLE);
        var run = new Killer(new int[] {15}).withCheckpoints(checkpoints(Checkpoints.Earlier.CONTINUE, 0));
        assertThrows(Killed.class, () -> train(1, source, SETTINGS, run));
        assertTrue(checkpoints(Checkpoints.Earlier.CONTINUE, 0).exist());
        var other = SETTINGS.withLearningRates(1e-3, 2e-4);
        var error = assertThrows(
                InvalidInputException.class,
                () -> train(
                        1,
                        source,
                        other,
                        TrainingRun.silent().withCheckpoints(checkpoints(Checkpoints.Earlier.CONTINUE, 0))));
        assertTrue(error.getMessage().contains("belongs to a training with another sample"), error.getMessage());
        for (var policy : List.of(Checkpoints.Earlier.CONTINUE_IF_SAME, Checkpoints.Earlier.DISCARD)) {
            var again = TrainingRun.silent().withCheckpoints(checkpoints(policy, 1_000_000_000));
            assertSame(train(1, source, other, TrainingRun.silent()), train(1, source, other, again));
        }
        var place = checkpoints(Checkpoints.Earlier.CONTINUE, 0);
        place.discard();
        assertFalse(Files.exists(place.folder()));
    }

    @Test
    void aDamagedCheckpointIsRefused() throws IOException {
        BlockSource source = BlockSource.of(SAMPLE);
        var place = checkpoints(Checkpoints.Earlier.CONTINUE, 0);
        var run = new Killer(new int[] {15}).withCheckpoints(place);
        assertThrows(Killed.class, () -> train(1, source, SETTINGS, run));
        byte[] bytes = Files.readAllBytes(place.file(0));
        Files.write(place.file(0), java.util.Arrays.copyOf(bytes, bytes.length / 2));
        var error = assertThrows(
                InvalidInputException.class,
                () -> train(1, source, SETTINGS, TrainingRun.silent().withCheckpoints(place)));
        assertTrue(error.getMessage().contains("is not a usable checkpoint"), error.getMessage());
    }
}
