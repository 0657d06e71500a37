package smi.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import smi.morphing.InvalidInputException;

class ActivationTest {
    /** From −11.97 to 12.03, so that no point is a kink. */
    private static double[] arguments() {
        double[] z = new double[2401];
        for (int i = 0; i < z.length; i++) {
            z[i] = -12 + i * 0.01 + 0.003;
        }
        return z;
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void derivativesAreThoseOfTheValue(Activation activation) {
        double h = 1e-4;
        for (double z : arguments()) {
            double first = (activation.value(z + h) - activation.value(z - h)) / (2 * h);
            double second = (activation.firstDerivative(z + h) - activation.firstDerivative(z - h)) / (2 * h);
            assertEquals(first, activation.firstDerivative(z), 1e-8, "φ′(" + z + ")");
            assertEquals(second, activation.secondDerivative(z), 1e-8, "φ″(" + z + ")");
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void doubleLoopsAreExact(Activation activation) {
        double[] z = arguments();
        double[] value = z.clone();
        double[] first = new double[z.length];
        double[] second = new double[z.length];
        DoubleActivations.apply(activation, z.length, value, value, first, second);
        double[] again = z.clone();
        double[] firstAlone = new double[z.length];
        DoubleActivations.apply(activation, z.length, again, again, firstAlone);
        for (int i = 0; i < z.length; i++) {
            double unit = 1e-15 * Math.max(1, Math.abs(z[i]));
            assertEquals(activation.value(z[i]), value[i], 3 * unit);
            assertEquals(activation.firstDerivative(z[i]), first[i], 3 * unit);
            assertEquals(activation.secondDerivative(z[i]), second[i], 3 * unit);
            assertEquals(value[i], again[i]);
            assertEquals(first[i], firstAlone[i], unit);
        }
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void floatLoopsAreGoodToSinglePrecision(Activation activation) {
        double[] z = arguments();
        float[] value = new float[z.length];
        for (int i = 0; i < z.length; i++) {
            value[i] = (float) z[i];
        }
        float[] first = new float[z.length];
        float[] second = new float[z.length];
        FloatActivations.apply(activation, z.length, value, value, first, second);
        for (int i = 0; i < z.length; i++) {
            double unit = 1e-6 * Math.max(1, Math.abs(z[i]));
            assertEquals(activation.value((float) z[i]), value[i], unit);
            assertEquals(activation.firstDerivative((float) z[i]), first[i], unit);
            assertEquals(activation.secondDerivative((float) z[i]), second[i], unit);
        }
    }

    @Test
    void trainingTanhIsOffByAtMostThreeInTenMillion() {
        int n = 2_000_001;
        float[] z = new float[n];
        float[] value = new float[n];
        for (int i = 0; i < n; i++) {
            value[i] = z[i] = (i - n / 2) * 1e-5f;
        }
        FloatActivations.apply(Activation.TANH, n, value, value, new float[n]);
        double worst = 0;
        for (int i = 0; i < n; i++) {
            worst = Math.max(worst, Math.abs(value[i] - Math.tanh(z[i])));
            assertTrue(Math.abs(value[i]) <= 1, "|tanh| ≤ 1");
        }
        assertEquals(0, worst, 3.1e-7);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void notANumberIsNotHidden(Activation activation) {
        float[] value = {Float.NaN};
        FloatActivations.apply(activation, 1, value, value, new float[1]);
        assertTrue(Float.isNaN(value[0]));
    }

    @Test
    void namesAreThoseOfTheSettings() {
        assertEquals(Activation.LEAKY_RELU, Activation.of("leaky-relu"));
        var error = assertThrows(InvalidInputException.class, () -> Activation.of("tanhh"));
        assertTrue(error.getMessage().contains("did you mean 'tanh'"), error.getMessage());
    }
}
