package smi.ratio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smi.augmentation.RatioSample;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.networks.Activation;
import smi.networks.Architecture;
import smi.networks.TrainingListener;

class AntisymmetricRatioTest {
    private static final QuadraticEvents TEST = QuadraticEvents.of(500, 2);

    @TempDir
    Path folder;

    private static RatioSettings settings(RatioMethod method, int epochs) {
        RatioSettings defaults = RatioSettings.coefficientDefaults(method)
                .withArchitecture(new Architecture(List.of(30, 30), Activation.SILU));
        return defaults.withTraining(
                defaults.training().withEpochs(epochs).withBatchSize(64).withLearningRates(1e-2, 3e-4));
    }

    private static AntisymmetricRatio train(RatioSettings settings) {
        return AntisymmetricRatio.train(
                QuadraticEvents.of(4000, 1).coefficients(),
                QuadraticEvents.PRIORS,
                QuadraticEvents.ORIGIN,
                settings,
                TrainingListener.silent());
    }

    private static AntisymmetricRatio quick() {
        return AntisymmetricRatio.train(
                QuadraticEvents.pairs(500, false, 1),
                QuadraticEvents.ORIGIN,
                settings(RatioMethod.ALICES, 1),
                TrainingListener.silent());
    }

    /** Three times the largest of three seeds; for scale, the mean of (log r)² is 0.3. */
    @ParameterizedTest
    @CsvSource({"ALICE, 6e-3", "ALICES, 4e-3", "ROLR, 1e-2", "RASCAL, 4e-3", "CARL, 2e-2", "CASCAL, 5e-3"})
    void coefficientsTeachTheRatio(RatioMethod method, double tolerance) {
        double error = TEST.error(train(settings(method, 8)).logRatios(TEST.observations(), QuadraticEvents.POINTS));
        assertTrue(error < tolerance, method + ": " + error);
    }

    /** Three times the largest of three seeds. */
    @ParameterizedTest
    @CsvSource({"ALICE, 5e-3", "ALICES, 3e-3", "RASCAL, 3e-3", "CARL, 2.5e-2"})
    void unweightedPairsTeachTheRatio(RatioMethod method, double tolerance) {
        var ratio = AntisymmetricRatio.train(
                QuadraticEvents.pairs(10_000, false, 1),
                QuadraticEvents.ORIGIN,
                settings(method, 8),
                TrainingListener.silent());
        double error = TEST.error(ratio.logRatios(TEST.observations(), QuadraticEvents.POINTS));
        assertTrue(error < tolerance, method + ": " + error);
    }

    @Test
    void exchangingTheHypothesesChangesTheSign() {
        AntisymmetricRatio ratio = quick();
        ParameterPoint a = QuadraticEvents.SPACE.point(0.4);
        ParameterPoint b = QuadraticEvents.SPACE.point(-0.7);
        double[] there = ratio.logRatio(TEST.observations(), a, b);
        double[] back = ratio.logRatio(TEST.observations(), b, a);
        double[] same = ratio.logRatio(TEST.observations(), a, a);
        for (int i = 0; i < 500; i++) {
            assertEquals(-there[i], back[i]);
            assertEquals(0, same[i]);
        }
    }

    @Test
    void theScoreIsTheDerivativeOfTheLogRatio() {
        AntisymmetricRatio ratio = quick();
        double h = 1e-5;
        EventMatrix around = EventMatrix.of(2, 1, new double[] {0.3 + h, 0.3 - h});
        EventMatrix table = ratio.logRatios(TEST.observations(), around);
        EventMatrix scores = ratio.scoreAt(QuadraticEvents.SPACE.point(0.3)).scores(TEST.observations());
        for (int i = 0; i < 500; i += 50) {
            // h² t″/6 and 1e-15/h
            assertEquals((table.get(i, 0) - table.get(i, 1)) / (2 * h), scores.get(i, 0), 1e-8);
        }
    }

    @Test
    void aSavedModelGivesTheSameBits() {
        AntisymmetricRatio ratio = quick();
        Path file = folder.resolve("alices2.smi");
        ratio.save(file);
        assertEquals(
                ratio.logRatios(TEST.observations(), QuadraticEvents.POINTS),
                AntisymmetricRatio.load(file).logRatios(TEST.observations(), QuadraticEvents.POINTS));
        assertEquals("alices2", RatioForm.estimator(ratio.model()).model().kind());
        assertThrows(InvalidInputException.class, () -> LearnedRatio.load(file));
    }

    @Test
    void aRatioSampleOfManyDenominatorsHasNoScoreAtThem() {
        var pairs = QuadraticEvents.pairs(2000, false, 1);
        var sample = new RatioSample(
                pairs.info(),
                pairs.observations(),
                pairs.theta0(),
                pairs.theta1(),
                pairs.labels(),
                pairs.jointRatio(),
                pairs.jointScore0());
        var alice = AntisymmetricRatio.train(
                sample, QuadraticEvents.ORIGIN, settings(RatioMethod.ALICE, 1), TrainingListener.silent());
        assertEquals("alice2", alice.model().kind());
        var error = assertThrows(
                InvalidInputException.class,
                () -> AntisymmetricRatio.train(
                        sample, QuadraticEvents.ORIGIN, settings(RatioMethod.ALICES, 1), TrainingListener.silent()));
        assertTrue(error.getMessage().contains("both hypotheses"), error.getMessage());
    }

    @Test
    void refusesOneDenominator() {
        var error = assertThrows(
                InvalidInputException.class,
                () -> AntisymmetricRatio.train(
                        QuadraticEvents.pairs(500, true, 1),
                        QuadraticEvents.ORIGIN,
                        settings(RatioMethod.ALICES, 1),
                        TrainingListener.silent()));
        assertTrue(error.getMessage().contains("many denominators"), error.getMessage());
        assertThrows(
                InvalidInputException.class,
                () -> AntisymmetricRatio.train(
                        TEST.coefficients(),
                        List.of(),
                        QuadraticEvents.ORIGIN,
                        settings(RatioMethod.ALICE, 1),
                        TrainingListener.silent()));
    }
}
