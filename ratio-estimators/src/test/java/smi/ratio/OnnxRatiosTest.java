package smi.ratio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smi.augmentation.CoefficientSample;
import smi.events.EventMatrix;
import smi.morphing.ParameterPoint;
import smi.networks.Activation;
import smi.networks.Architecture;
import smi.networks.TrainingRun;
import smi.networks.onnx.OnnxFile;

/**
 * Trained estimators of every form, ensembles of two, give the same log ratios and scores as their ONNX files in ONNX
 * Runtime, to single precision.
 */
class OnnxRatiosTest {
    private static final double SINGLE_PRECISION = 1e-5;
    private static final CoefficientSample SAMPLE = QuadraticEvents.of(500, 1).coefficients();
    private static final ParameterPoint NUMERATOR = QuadraticEvents.SPACE.point(0.375);
    private static final ParameterPoint DENOMINATOR = QuadraticEvents.SPACE.point(-0.25);

    @TempDir
    private Path folder;

    private static RatioSettings settings() {
        RatioSettings defaults = RatioSettings.coefficientDefaults(RatioMethod.ALICES)
                .withArchitecture(new Architecture(List.of(12, 12), Activation.SILU))
                .withMembers(2);
        return defaults.withTraining(defaults.training().withEpochs(2));
    }

    @Test
    void single() throws OrtException {
        var ratio = LearnedRatio.train(SAMPLE, QuadraticEvents.PRIORS, DENOMINATOR, settings(), TrainingRun.silent());
        check(ratio, Map.of("theta", NUMERATOR));
    }

    @Test
    void morphingAware() throws OrtException {
        var ratio =
                PolynomialRatio.train(SAMPLE, QuadraticEvents.PRIORS, DENOMINATOR, settings(), TrainingRun.silent());
        check(ratio, Map.of("theta", NUMERATOR));
    }

    @Test
    void antisymmetric() throws OrtException {
        var ratio =
                AntisymmetricRatio.train(SAMPLE, QuadraticEvents.PRIORS, DENOMINATOR, settings(), TrainingRun.silent());
        check(ratio, Map.of("theta0", NUMERATOR, "theta1", DENOMINATOR));
    }

    private void check(ModelRatio ratio, Map<String, ParameterPoint> points) throws OrtException {
        Path file = folder.resolve("ratio.onnx");
        OnnxFile.write(ratio.model(), file);
        float[][] x = singlePrecision(QuadraticEvents.of(400, 7).observations());
        EventMatrix events = EventMatrix.ofRows(doubles(x));
        var environment = OrtEnvironment.getEnvironment();
        Map<String, OnnxTensor> inputs = new HashMap<>();
        inputs.put("x", OnnxTensor.createTensor(environment, x));
        for (var point : points.entrySet()) {
            float[][] row = {{(float) point.getValue().values()[0]}};
            inputs.put(point.getKey(), OnnxTensor.createTensor(environment, row));
        }
        try (OrtSession session = environment.createSession(file.toString());
                var result = session.run(inputs)) {
            compare(ratio.logRatios(events, EventMatrix.ofRows(NUMERATOR.values())), result, "log_ratio");
            compare(ratio.scores(events, NUMERATOR), result, "score");
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private static void compare(EventMatrix expected, OrtSession.Result result, String output) throws OrtException {
        float[][] actual = (float[][]) result.get(output).orElseThrow().getValue();
        assertEquals(expected.rows(), actual.length);
        for (int i = 0; i < actual.length; i++) {
            double value = expected.get(i, 0);
            assertEquals(value, actual[i][0], SINGLE_PRECISION * Math.max(1, Math.abs(value)), output + " " + i);
        }
    }

    private static float[][] singlePrecision(EventMatrix values) {
        float[][] rows = new float[values.rows()][1];
        for (int i = 0; i < rows.length; i++) {
            rows[i][0] = (float) values.get(i, 0);
        }
        return rows;
    }

    private static double[][] doubles(float[][] values) {
        double[][] rows = new double[values.length][1];
        for (int i = 0; i < rows.length; i++) {
            rows[i][0] = values[i][0];
        }
        return rows;
    }
}
