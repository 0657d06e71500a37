package smi.ratio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smi.augmentation.CoefficientSample;
import smi.augmentation.LocalSample;
import smi.augmentation.RatioSample;
import smi.augmentation.hdf5.SampleFile;
import smi.augmentation.hdf5.StoredSample;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;
import smi.networks.Activation;
import smi.networks.BlockSource;
import smi.networks.Blocks;
import smi.networks.Model;
import smi.networks.NetworkSpec;
import smi.networks.RatioLoss;
import smi.networks.RatioTerm;
import smi.networks.StoredBlocks;
import smi.networks.TrainedNetwork;
import smi.networks.Trainer;
import smi.networks.TrainingRun;
import smi.networks.TrainingSettings;
import smi.score.Sally;
import smi.score.SallySettings;

/** Samples in files and in memory: the same rows, the same networks. */
class StoredTrainingTest {
    private static final RatioSample RATIOS = QuadraticEvents.ratios(1000, 3);
    private static final TrainingSettings QUICK =
            TrainingSettings.defaults().withEpochs(2).withBatchSize(64);

    @TempDir
    Path folder;

    private StoredSample<RatioSample> stored() {
        Path file = folder.resolve("ratios.h5");
        SampleFile.write(RATIOS, file);
        return StoredSample.open(List.of(file), RatioSample.class);
    }

    private static RatioSettings settings(RatioSettings defaults) {
        return defaults.withTraining(
                defaults.training().withEpochs(2).withBatchSize(64).withValidationFraction(0.2));
    }

    private static void assertSame(Model one, Model other) {
        assertEquals(one.networks().size(), other.networks().size());
        for (int k = 0; k < one.networks().size(); k++) {
            assertSame(one.networks().get(k), other.networks().get(k));
        }
    }

    private static void assertSame(TrainedNetwork one, TrainedNetwork other) {
        assertArrayEquals(one.parameters(), other.parameters(), 0);
        assertEquals(one.history(), other.history());
        assertEquals(one.scaling(), other.scaling());
    }

    @Test
    void anyBlocksAreReadInTheirOrder() {
        StoredSample<RatioSample> stored = stored();
        assertEquals(1000, stored.rows());
        RatioSample read = stored.read(new long[] {900, 10, 500}, new int[] {100, 1, 7});
        int[] rows = IntStream.concat(
                        IntStream.range(900, 1000), IntStream.concat(IntStream.of(10), IntStream.range(500, 507)))
                .toArray();
        assertEquals(RATIOS.observations().selectRows(rows), read.observations());
        assertEquals(RATIOS.theta0().selectRows(rows), read.theta0());
        assertEquals(RATIOS.jointRatio().selectRows(rows), read.jointRatio());
        assertEquals(RATIOS.jointScore().selectRows(rows), read.jointScore());
        assertEquals(RATIOS.labels().selectRows(rows), read.labels());
        assertTrue(stored.bytes() >= 1000 * 5 * 8);
    }

    @Test
    void aTrainingInWindowsIsTheSameFromFilesAndFromMemory() {
        var blocks = new Blocks(1000, 70, 4);
        var loss = new RatioLoss(RatioTerm.ALICE, 1);
        var spec = new NetworkSpec(2, List.of(10), 1, Activation.TANH);
        BlockSource memory = BlockSource.of(new RatioSource(RATIOS), blocks);
        BlockSource files = new StoredBlocks<>(stored(), RatioSource::new, blocks);
        TrainingSettings settings = QUICK.withBootstrap(true);
        List<TrainedNetwork> one = Trainer.trainMembers(2, spec, loss, memory, settings, TrainingRun.silent());
        List<TrainedNetwork> other = Trainer.trainMembers(2, spec, loss, files, settings, TrainingRun.silent());
        assertSame(one.get(0), other.get(0));
        assertSame(one.get(1), other.get(1));
    }

    @Test
    void ratioEstimatorsAreTheSame() {
        RatioSettings settings = settings(RatioSettings.defaults(RatioMethod.ALICES));
        assertSame(
                LearnedRatio.train(RATIOS, settings, TrainingRun.silent()).model(),
                LearnedRatio.train(stored(), settings, TrainingRun.silent()).model());
    }

    @Test
    void estimatorsOfWeightedEventsAreTheSame() {
        CoefficientSample sample = QuadraticEvents.of(1000, 1).coefficients();
        Path file = folder.resolve("coefficients.h5");
        SampleFile.write(sample, file);
        var stored = StoredSample.open(List.of(file), CoefficientSample.class);
        for (RatioMethod method : List.of(RatioMethod.ALICES, RatioMethod.CARL)) {
            RatioSettings settings = settings(RatioSettings.coefficientDefaults(method));
            assertSame(
                    LearnedRatio.train(
                                    sample,
                                    QuadraticEvents.PRIORS,
                                    QuadraticEvents.ORIGIN,
                                    settings,
                                    TrainingRun.silent())
                            .model(),
                    LearnedRatio.train(
                                    stored,
                                    QuadraticEvents.PRIORS,
                                    QuadraticEvents.ORIGIN,
                                    settings,
                                    TrainingRun.silent())
                            .model());
            assertSame(
                    PolynomialRatio.train(
                                    sample,
                                    QuadraticEvents.PRIORS,
                                    QuadraticEvents.ORIGIN,
                                    settings,
                                    TrainingRun.silent())
                            .model(),
                    PolynomialRatio.train(
                                    stored,
                                    QuadraticEvents.PRIORS,
                                    QuadraticEvents.ORIGIN,
                                    settings,
                                    TrainingRun.silent())
                            .model());
        }
    }

    /** In windows a part of the events is measured by the totals of all: the parts must say the same as the whole. */
    @Test
    void weightsOfAWindowAreThoseOfTheWholeSample() {
        CoefficientSample sample = QuadraticEvents.of(1000, 1).coefficients();
        Path file = folder.resolve("coefficients.h5");
        SampleFile.write(sample, file);
        var stored = StoredSample.open(List.of(file), CoefficientSample.class);
        var blocks = new Blocks(1000, 90, 3);
        EventTotals totals = EventTotals.of(stored);
        assertArrayEquals(EventTotals.of(sample).sums(), totals.sums(), 0);
        var whole = new CoefficientSource(sample, QuadraticEvents.PRIORS, QuadraticEvents.ORIGIN, 3);
        BlockSource files = new StoredBlocks<>(
                stored,
                part -> new CoefficientSource(
                        new EventPolynomials(part, totals), QuadraticEvents.PRIORS, QuadraticEvents.ORIGIN, 3),
                blocks);
        var spec = new NetworkSpec(2, List.of(10), 1, Activation.TANH);
        var loss = new RatioLoss(RatioTerm.ALICE, 1);
        assertSame(
                Trainer.trainMembers(1, spec, loss, BlockSource.of(whole, blocks), QUICK, TrainingRun.silent())
                        .get(0),
                Trainer.trainMembers(1, spec, loss, files, QUICK, TrainingRun.silent())
                        .get(0));
    }

    @Test
    void scoreEstimatorsAreTheSame() {
        int[] numerators = IntStream.range(0, 1000).toArray();
        EventMatrix theta = EventMatrix.of(1000, 1, new double[1000]);
        var local = new LocalSample(
                RATIOS.info(),
                RATIOS.observations().selectRows(numerators),
                theta,
                RATIOS.jointScore().selectRows(numerators));
        Path file = folder.resolve("local.h5");
        SampleFile.write(local, file);
        var stored = StoredSample.open(List.of(file), LocalSample.class);
        SallySettings defaults = SallySettings.defaults();
        SallySettings settings = defaults.withTraining(QUICK).withMembers(2);
        assertSame(
                Sally.train(local, settings, TrainingRun.silent()).model(),
                Sally.train(stored, settings, TrainingRun.silent()).model());
    }

    @Test
    void severalDenominatorsAreFoundInFiles() {
        double[] theta1 = new double[1000];
        theta1[777] = 0.5;
        Path file = folder.resolve("several.h5");
        SampleFile.write(
                new RatioSample(
                        RATIOS.info(),
                        RATIOS.observations(),
                        RATIOS.theta0(),
                        EventMatrix.of(1000, 1, theta1),
                        RATIOS.labels(),
                        RATIOS.jointRatio(),
                        RATIOS.jointScore()),
                file);
        var stored = StoredSample.open(List.of(file), RatioSample.class);
        var settings = settings(RatioSettings.defaults(RatioMethod.ALICES));
        var error = assertThrows(
                InvalidInputException.class, () -> LearnedRatio.train(stored, settings, TrainingRun.silent()));
        assertTrue(error.getMessage().contains("[0.0] and [0.5]"), error.getMessage());
        var wrong =
                assertThrows(InvalidInputException.class, () -> StoredSample.open(List.of(file), LocalSample.class));
        assertTrue(wrong.getMessage().contains("several.h5 is a ratio sample, but a local sample is needed"));
    }
}
