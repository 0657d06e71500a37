package smi.networks;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import smi.events.EventMatrix;

class TrainedNetworkTest {
    static final Scaling SCALING = new Scaling(
            new Standardization(new double[] {0.1, -0.2}, new double[] {0.5, 2}),
            new Standardization(new double[] {1, 2, 3}, new double[] {4, 5, 6}),
            new double[] {0.5, 2});

    static TrainedNetwork network(Activation activation) {
        var spec = new NetworkSpec(5, List.of(9, 8), 1, activation);
        return new TrainedNetwork(
                spec, SCALING, Trainer.initialParameters(spec, 1), new TrainingHistory(List.of(), List.of(), -1));
    }

    static EventMatrix random(int rows, int columns, long seed) {
        var random = new SplittableRandom(seed);
        return EventMatrix.of(
                rows, columns, random.doubles((long) rows * columns, -2, 2).toArray());
    }

    /** The network written out with plain loops. */
    private static double plain(TrainedNetwork network, double[] theta, double[] x) {
        double[] a = new double[5];
        for (int i = 0; i < 5; i++) {
            a[i] = i < 2
                    ? (theta[i] - SCALING.theta().means()[i]) / SCALING.theta().scales()[i]
                    : (x[i - 2] - SCALING.x().means()[i - 2]) / SCALING.x().scales()[i - 2];
        }
        double[] p = network.parameters();
        NetworkSpec spec = network.spec();
        for (int l = 0; l < spec.layers(); l++) {
            double[] z = new double[spec.fanOut(l)];
            for (int j = 0; j < z.length; j++) {
                z[j] = p[spec.biasOffset(l) + j];
                for (int i = 0; i < a.length; i++) {
                    z[j] += p[spec.weightOffset(l) + j * a.length + i] * a[i];
                }
                z[j] = l < spec.layers() - 1 ? spec.activation().value(z[j]) : z[j];
            }
            a = z;
        }
        return a[0];
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void outputsAreThoseOfTheFormula(Activation activation) {
        var network = network(activation);
        EventMatrix theta = random(600, 2, 1);
        EventMatrix x = random(600, 3, 2);
        EventMatrix outputs = network.outputs(theta, x);
        for (int i = 0; i < 600; i++) {
            assertEquals(plain(network, theta.row(i), x.row(i)), outputs.get(i, 0), 1e-14);
        }
    }

    @Test
    void singlePrecisionIsNearTheExactOutputs() {
        var spec = new NetworkSpec(3, List.of(30, 30), 5, Activation.SILU);
        var scaling = new Scaling(Standardization.identity(0), Standardization.identity(3), new double[] {1});
        var network = new TrainedNetwork(
                spec, scaling, Trainer.initialParameters(spec, 1), new TrainingHistory(List.of(), List.of(), -1));
        EventMatrix x = EventMatrix.of(
                700, 3, new SplittableRandom(1).doubles(2100, -3, 3).toArray());
        double[] exact = network.outputs(x).toArray();
        double[] fast = network.fastOutputs(x).toArray();
        for (int i = 0; i < exact.length; i++) {
            // some roundings of 6e-8 in numbers of order one
            assertEquals(exact[i], fast[i], 1e-6);
        }
    }

    @Test
    void aTableHasTheSameValuesAsRowByRow() {
        var network = network(Activation.TANH);
        EventMatrix points = random(7, 2, 1);
        EventMatrix x = random(1300, 3, 2);
        EventMatrix table = network.table(points, x);
        for (int t = 0; t < 7; t++) {
            double[] outputs = network.outputs(points.slice(t, t + 1), x).column(0);
            // the first layer's sum is in another order
            assertArrayEquals(outputs, table.column(t), 1e-14);
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void aLargeTableIsGoodToSinglePrecision(Activation activation) {
        var network = network(activation);
        EventMatrix points = random(20, 2, 1);
        EventMatrix x = random(1300, 3, 2);
        EventMatrix table = network.table(points, x);
        for (int t = 0; t < 20; t++) {
            double[] outputs = network.outputs(points.slice(t, t + 1), x).column(0);
            assertArrayEquals(outputs, table.column(t), 1e-6);
        }
    }

    @Test
    void thetaGradientsAreTheDerivatives() {
        var network = network(Activation.SILU);
        EventMatrix x = random(300, 3, 2);
        double h = 1e-5;
        EventMatrix gradient = network.thetaGradients(EventMatrix.ofRows(new double[] {0.3, -0.4}), x);
        for (int p = 0; p < 2; p++) {
            var up = EventMatrix.ofRows(new double[] {0.3 + (p == 0 ? h : 0), -0.4 + (p == 1 ? h : 0)});
            var down = EventMatrix.ofRows(new double[] {0.3 - (p == 0 ? h : 0), -0.4 - (p == 1 ? h : 0)});
            double[] above = network.outputs(up, x).column(0);
            double[] below = network.outputs(down, x).column(0);
            for (int i = 0; i < 300; i++) {
                assertEquals((above[i] - below[i]) / (2 * h), gradient.get(i, p), 1e-9);
            }
        }
    }

    @Test
    void refusesTheWrongShape() {
        var network = network(Activation.TANH);
        assertThrows(IllegalArgumentException.class, () -> network.outputs(random(5, 3, 1)));
        assertThrows(IllegalArgumentException.class, () -> network.outputs(random(4, 2, 1), random(5, 3, 1)));
    }
}
