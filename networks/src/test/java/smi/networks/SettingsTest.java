package smi.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import smi.morphing.InvalidInputException;

/** Names and formulas of schedules, averages, optimisers and initialisations. */
class SettingsTest {
    private static final TrainingSettings TEN =
            TrainingSettings.defaults().withEpochs(10).withLearningRates(1e-2, 1e-4);

    @Test
    void cosineFallsFromTheFirstRateToTheLast() {
        var perEpoch = TEN.withEpochs(11).withSchedule(Schedule.of("cosine:epoch"));
        assertEquals(1e-2, perEpoch.learningRate(0), 1e-17);
        assertEquals((1e-2 + 1e-4) / 2, perEpoch.learningRate(5), 1e-17);
        assertEquals(1e-4, perEpoch.learningRate(10), 1e-17);
        var perStep = TEN.withSchedule(Schedule.of("cosine"));
        assertEquals(1e-2, perStep.learningRate(0, 0), 1e-17);
        assertEquals((1e-2 + 1e-4) / 2, perStep.learningRate(5, 0), 1e-17);
        // a quarter: cos(π/4)
        assertEquals(1e-4 + 0.0099 * (1 + Math.sqrt(0.5)) / 2, perStep.learningRate(2, 0.5), 1e-16);
    }

    @Test
    void oneCycleRisesAndFalls() {
        var settings = TEN.withSchedule(Schedule.of("one-cycle"));
        assertEquals(1e-2 / 25, settings.learningRate(0, 0), 1e-17);
        assertEquals(1e-2, settings.learningRate(3, 0), 1e-16);
        assertEquals((1e-2 + 1e-4) / 2, settings.learningRate(6, 0.5), 1e-16);
        assertTrue(settings.learningRate(9, 0.999) < 1.1e-4);
    }

    @Test
    void exponentialPerStepPassesThroughTheGeometricMean() {
        var settings = TEN.withSchedule(Schedule.of("exponential:step"));
        assertEquals(1e-3, settings.learningRate(5, 0), 1e-17);
        assertEquals(1e-2 * Math.pow(1e-2, 0.05), settings.learningRate(0, 0.5), 1e-16);
    }

    @ParameterizedTest
    @CsvSource({
        "amsgrad,amsgrad",
        "adam,adam",
        "adamw,adamw:0.01",
        "adamw:0.1,adamw:0.1",
        "sgd,sgd:0.9",
        "sgd:0,sgd:0.0"
    })
    void optimizersAreKnownByName(String written, String label) {
        assertEquals(label, Optimizer.of(written).label());
        assertEquals(Optimizer.of(written), Optimizer.of(Optimizer.of(written).label()));
    }

    @ParameterizedTest
    @CsvSource({"none,none", "ema,ema:0.999", "ema:0.99,ema:0.99", "swa,swa:0.75", "swa:0.5,swa:0.5"})
    void averagesAreKnownByName(String written, String label) {
        assertEquals(label, WeightAverage.of(written).label());
    }

    @ParameterizedTest
    @CsvSource({
        "exponential,exponential:epoch",
        "cosine,cosine:step",
        "one-cycle,one-cycle:step",
        "cosine:epoch,cosine:epoch"
    })
    void schedulesAreKnownByName(String written, String label) {
        assertEquals(label, Schedule.of(written).label());
    }

    @ParameterizedTest
    @ValueSource(strings = {"adamm", "adam:1", "adamw:x", "sgd:1.5", "sgd:NaN", ""})
    void refusesUnknownOptimizers(String name) {
        assertThrows(InvalidInputException.class, () -> Optimizer.of(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"emma", "ema:1", "ema:x", "swa:-1"})
    void refusesUnknownAverages(String name) {
        assertThrows(InvalidInputException.class, () -> WeightAverage.of(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"cosin", "cosine:minute"})
    void refusesUnknownSchedules(String name) {
        assertThrows(InvalidInputException.class, () -> Schedule.of(name));
    }

    /** Variances by the definitions; 160 000 weights: relative standard error of a variance at most √(2/160000) = .0035. */
    @ParameterizedTest
    @EnumSource(Initialization.class)
    void initialWeightsHaveTheVarianceOfTheirName(Initialization initialization) {
        var spec = new NetworkSpec(400, List.of(400), 1, Activation.TANH);
        double expected =
                switch (initialization) {
                    case UNIFORM -> 1.0 / 400 / 3;
                    case XAVIER, XAVIER_UNIFORM -> 2.0 / 800;
                    case RELU, RELU_UNIFORM -> 2.0 / 400;
                    case LECUN_NORMAL -> 1.0 / 400;
                };
        double[] drawn = initialization.draw(spec, 3);
        double sum = 0;
        for (int i = 0; i < spec.biasOffset(0); i++) {
            sum += drawn[i] * drawn[i];
        }
        assertEquals(expected, sum / spec.biasOffset(0), 5 * 0.0035 * expected);
        double bias = drawn[spec.biasOffset(0)];
        assertEquals(initialization != Initialization.UNIFORM, bias == 0, "only UNIFORM draws biases");
        assertEquals(initialization, Initialization.of(initialization.label()));
        assertEquals(
                initialization.name(), Dl4jUpdaters.weightInit(initialization).name());
    }
}
