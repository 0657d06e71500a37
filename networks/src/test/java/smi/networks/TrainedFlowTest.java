package smi.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smi.events.EventMatrix;

/** Flows with weights twice as large as those that training begins with: far from the normal distribution, never trained. */
class TrainedFlowTest {
    private static TrainedFlow flow(int observables, int conditioners, int components) {
        var spec = FlowSpec.of(
                2, observables, new Architecture(List.of(9, 8), Activation.TANH), conditioners, components, 1);
        double[] parameters = FlowTraining.initialParameters(spec, 6);
        Arrays.setAll(parameters, i -> 2 * parameters[i]);
        double[] means = {100, -1, 0.5};
        double[] scales = {30, 0.2, 3};
        var scaling = new Scaling(
                new Standardization(new double[] {0.1, -0.2}, new double[] {0.5, 2}),
                new Standardization(Arrays.copyOf(means, observables), Arrays.copyOf(scales, observables)),
                new double[] {0.5, 2});
        return new TrainedFlow(spec, scaling, parameters, new TrainingHistory(List.of(), List.of(), -1));
    }

    /** In units in which x′ = (x − mean)/scale goes from −30 to 30; the midpoint rule is exact for smooth functions. */
    @ParameterizedTest
    @CsvSource({"1, 1, 1", "1, 1, 4", "1, 2, 3", "2, 1, 1", "2, 2, 3", "2, 3, 1"})
    void theDensityIntegratesToOneAtEveryTheta(int observables, int conditioners, int components) {
        TrainedFlow flow = flow(observables, conditioners, components);
        int steps = observables == 1 ? 6000 : 700;
        double width = 60.0 / steps;
        double[] means = flow.scaling().x().means();
        double[] scales = flow.scaling().x().scales();
        int points = observables == 1 ? steps : steps * steps;
        double[] x = new double[points * observables];
        double cell = 1;
        for (int c = 0; c < observables; c++) {
            cell *= width * scales[c];
            int stride = c == 0 ? 1 : steps;
            for (int i = 0; i < points; i++) {
                x[i * observables + c] = means[c] + scales[c] * ((i / stride % steps + 0.5) * width - 30);
            }
        }
        EventMatrix grid = EventMatrix.of(points, observables, x);
        EventMatrix table = flow.table(EventMatrix.of(2, 2, new double[] {0.3, -0.7, -1, 2}), grid);
        for (int t = 0; t < 2; t++) {
            double sum = 0;
            for (double value : table.column(t)) {
                sum += Math.exp(value) * cell;
            }
            assertEquals(1, sum, 1e-4);
        }
    }

    @Test
    void rowsAndTableAgreeAndScoresAreDerivatives() {
        TrainedFlow flow = flow(3, 2, 2);
        var random = new SplittableRandom(1);
        double[] x = new double[3 * 600];
        double[] theta = new double[2 * 600];
        for (int i = 0; i < 600; i++) {
            x[3 * i] = 100 + 30 * random.nextGaussian();
            x[3 * i + 1] = -1 + 0.2 * random.nextGaussian();
            x[3 * i + 2] = 0.5 + 3 * random.nextGaussian();
            theta[2 * i] = random.nextGaussian();
            theta[2 * i + 1] = random.nextGaussian();
        }
        EventMatrix events = EventMatrix.of(600, 3, x);
        EventMatrix points = EventMatrix.of(600, 2, theta);
        EventMatrix rows = flow.logDensities(points, events);
        EventMatrix scores = flow.thetaGradients(points, events);
        for (int i : new int[] {0, 255, 256, 599}) {
            EventMatrix one = points.slice(i, i + 1);
            assertEquals(flow.table(one, events).get(i, 0), rows.get(i, 0), 1e-12);
            for (int p = 0; p < 2; p++) {
                double h = 1e-5;
                double up = flow.logDensities(moved(one, p, h), events).get(i, 0);
                double down = flow.logDensities(moved(one, p, -h), events).get(i, 0);
                double expected = (up - down) / (2 * h);
                // h² f‴ and ε/h
                assertEquals(expected, scores.get(i, p), 1e-7 * Math.max(1, Math.abs(expected)));
            }
        }
    }

    private static EventMatrix moved(EventMatrix point, int parameter, double step) {
        double[] values = point.toArray();
        values[parameter] += step;
        return EventMatrix.of(1, values.length, values);
    }

    @Test
    void refusesOtherShapes() {
        TrainedFlow flow = flow(2, 1, 1);
        EventMatrix two = EventMatrix.of(3, 2, new double[6]);
        EventMatrix one = EventMatrix.of(3, 1, new double[3]);
        EventMatrix pair = EventMatrix.of(2, 2, new double[4]);
        assertThrows(IllegalArgumentException.class, () -> flow.table(two, one));
        assertThrows(IllegalArgumentException.class, () -> flow.table(one, two));
        assertThrows(IllegalArgumentException.class, () -> flow.logDensities(pair, two));
    }
}
