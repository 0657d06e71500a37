package smi.events.simulators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import smi.events.EventMatrix;
import smi.events.Luminosity;
import smi.morphing.ParameterPoint;

/** The Drell–Yan formulas against what must hold whatever the couplings are. */
class DrellYanPhysicsTest {
    private final PartonFlux flux = new PartonFlux(PartonDensities.CENTRAL);
    private final DrellYanLikelihood likelihood = new DrellYanLikelihood();

    /** The normalisations 5.1072 and 3.06432 are rounded to six digits. */
    @Test
    void theProtonHasTwoUpAndOneDownValenceQuark() {
        assertEquals(2, integral(x -> densities(x)[0] - densities(x)[3]), 1e-5);
        assertEquals(1, integral(x -> densities(x)[1] - densities(x)[4]), 1e-5);
        assertEquals(0, integral(x -> densities(x)[2] - densities(x)[5]), 0.0);
    }

    /** ∫ f(x) dx = ∫ x f(x) d ln x, up to x^0.8 at the lower end, e^-40. */
    private static double integral(DoubleUnaryOperator momentumDensity) {
        double sum = 0;
        GaussLegendre lnX = GaussLegendre.on(-40, 0, 120);
        for (int i = 0; i < lnX.nodes().length; i++) {
            sum += lnX.weights()[i] * momentumDensity.applyAsDouble(lnX.nodes()[i]);
        }
        return sum;
    }

    private static double[] densities(double lnX) {
        double[] xf = new double[PartonFlux.CHANNELS];
        PartonDensities.CENTRAL.evaluate(lnX, xf);
        return xf;
    }

    @Test
    void nothingCarriesMoreThanTheWholeProton() {
        assertArrayEquals(new double[6], densities(0.0), 0.0);
        assertArrayEquals(new double[6], densities(0.1), 0.0);
    }

    /** At the Z pole the amplitude is 1/(mΓ) times the couplings and the photon is a correction of a few per cent. */
    @ParameterizedTest
    @EnumSource(QuarkFlavour.class)
    void amplitudesPeakAtTheZ(QuarkFlavour flavour) {
        double peak = flavour.amplitudes(91.1876 * 91.1876).forward();
        assertTrue(peak > 100 * flavour.amplitudes(80 * 80).forward());
        assertTrue(peak > 100 * flavour.amplitudes(110 * 110).forward());
    }

    /** The derivative of |A + C|² along C at C = 0 is the interference; at large C the square dominates. */
    @ParameterizedTest
    @EnumSource(QuarkFlavour.class)
    void theAngularShapeIntegratesAndStaysPositive(QuarkFlavour flavour) {
        AngularShape shape = flavour.amplitudes(700 * 700);
        GaussLegendre angles = GaussLegendre.on(-1, 1, 3);
        for (double contact = -2e-7; contact <= 2e-7; contact += 1e-8) {
            double sum = 0;
            for (int k = 0; k < 3; k++) {
                sum += angles.weights()[k] * shape.at(angles.nodes()[k], contact);
            }
            assertEquals(shape.integrated(contact), sum, 1e-13 * sum);
            assertTrue(shape.forwardAt(contact) > 0, "a square is positive");
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1.4, -0.3, 0, 0.7, 2.1})
    void twoProtonsAreAlike(double rapidity) {
        double[] one = DrellYanCrossSection.coefficients(flux, 500, rapidity, 0.6);
        double[] other = DrellYanCrossSection.coefficients(flux, 500, -rapidity, -0.6);
        for (int c = 0; c < one.length; c++) {
            assertEquals(one[c], other[c], 1e-13 * one[0]);
        }
    }

    /** The polynomial is the squared matrix element of every channel, summed. */
    @Test
    void polynomialEqualsTheSquaredMatrixElements() {
        double[] theta = {0.4, -0.9};
        double[] contacts = DrellYanCrossSection.contacts(theta);
        double[] polynomial = DrellYanCrossSection.coefficients(flux, 812, 0.4, -0.35);
        double[] luminosity = flux.at(812, 0.4);
        double sum = 0;
        for (int channel = 0; channel < PartonFlux.CHANNELS; channel++) {
            QuarkFlavour flavour = PartonFlux.flavour(channel);
            double cosine = -0.35 * PartonFlux.orientation(channel);
            sum += PartonFlux.factor(812)
                    * luminosity[channel]
                    * flavour.amplitudes(812 * 812).at(cosine, contacts[flavour.ordinal()]);
        }
        double[] monomials = DrellYanCrossSection.COMPONENTS.monomials(theta);
        assertEquals(sum, DrellYanLikelihood.dot(monomials, polynomial), 1e-13 * sum);
    }

    @Test
    void crossSectionIsConvergedToRounding() {
        double[] coarse = DrellYanCrossSection.inclusive(PartonDensities.CENTRAL);
        double[] fine = DrellYanCrossSection.inclusive(PartonDensities.CENTRAL, 300, 3000, 80, 160);
        for (int c = 0; c < coarse.length; c++) {
            assertEquals(fine[c], coarse[c], 1e-12 * Math.abs(fine[c]));
        }
    }

    /** Central differences with step 1e-5 of a smooth function are good to 1e-9. */
    @Test
    void scoreIsTheGradientOfTheLogRatio() {
        EventMatrix x = EventMatrix.ofRows(new double[] {420, 0.3, -0.8}, new double[] {2100, -0.9, 0.95});
        ParameterPoint theta = likelihood.space().point(0.3, -0.2);
        EventMatrix score = likelihood.score(x, theta);
        double step = 1e-5;
        for (int p = 0; p < 2; p++) {
            double[] up = theta.values();
            double[] down = theta.values();
            up[p] += step;
            down[p] -= step;
            double[] ratio = likelihood.logRatio(
                    x, likelihood.space().point(up), likelihood.space().point(down));
            for (int i = 0; i < 2; i++) {
                assertEquals(ratio[i] / (2 * step), score.get(i, p), 1e-7);
            }
        }
    }

    /** Knowing the channel can only help, and the rate is a part of it: differences are positive semidefinite. */
    @Test
    void informationGrowsWithWhatIsKnown() {
        ParameterPoint theta = likelihood.space().point(0.3, -0.2);
        var luminosity = new Luminosity(3000);
        double[][] observed = likelihood.information(theta, luminosity);
        double[][] truth = likelihood.truthInformation(theta, luminosity);
        double[] gradient = likelihood.crossSectionGradient(theta);
        double sigma = likelihood.crossSection(theta);
        for (double angle = 0; angle < Math.PI; angle += 0.1) {
            double u = Math.cos(angle);
            double v = Math.sin(angle);
            double rate = 3000 * Math.pow(u * gradient[0] + v * gradient[1], 2) / sigma;
            assertTrue(rate < along(observed, u, v) && along(observed, u, v) < along(truth, u, v));
        }
    }

    private static double along(double[][] matrix, double u, double v) {
        return u * u * matrix[0][0] + 2 * u * v * matrix[0][1] + v * v * matrix[1][1];
    }
}
