package smi.events.simulators;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import smi.events.simulators.LeptonMeasurement.Cuts;
import smi.events.simulators.LeptonMeasurement.Resolution;

/** What a detector makes of known particles; tolerances are five standard errors of the sample. */
class LeptonMeasurementTest {
    private static final int EVENTS = 50_000;
    private static final double MASS = 400;
    private static final double RAPIDITY = 0.4;
    private static final double COSINE = -0.3;
    private static final double PT = 0.5 * MASS * Math.sqrt(1 - COSINE * COSINE);

    private static Partons onePair() {
        return new Partons(
                new int[1],
                new int[1],
                new double[] {MASS},
                new double[] {RAPIDITY},
                new double[] {COSINE},
                new double[] {1.0},
                new int[] {11});
    }

    private static double[] measure(Resolution resolution, RandomGenerator random) {
        double[] x = new double[8];
        new LeptonMeasurement(resolution, Cuts.NONE).measure(onePair(), 0, random, x, 0);
        return x;
    }

    private static RandomGenerator random() {
        return new ChunkSeed(21, 0).random(ChunkSeed.Purpose.DETECTOR);
    }

    /** Both leptons have the same transverse momentum; the first one is l⁻. */
    @Test
    void aPerfectDetectorSeesWhatWasGenerated() {
        double[] x = measure(Resolution.PERFECT, random());
        double eta = RAPIDITY + 0.5 * Math.log((1 + COSINE) / (1 - COSINE));
        double[] expected = {PT, eta, PT, MASS, RAPIDITY, COSINE, 0, 0};
        expected[6] = Math.copySign(Math.PI, x[6]);
        assertArrayEquals(expected, x, 1e-12 * MASS);
    }

    /** m² is proportional to the product of two factors N(1, 0.05²), whose variance is (1 + 0.05²)² − 1. */
    @Test
    void energiesAreSmearedByFivePerCent() {
        double[] moments = moments(new Resolution(0.05, 0, 0, 0, 0), x -> Math.pow(x[3] / MASS, 2));
        double variance = Math.pow(1.0025, 2) - 1;
        assertEquals(1, moments[0], 5 * Math.sqrt(variance / EVENTS));
        assertEquals(variance, moments[1], 5 * variance * Math.sqrt(2.1 / EVENTS));
    }

    /** The angle measures half the gap between pseudorapidities, which has the variance of two smearings, 0.005 / 4. */
    @Test
    void pseudorapiditiesAreSmeared() {
        double gap = 0.5 * Math.log((1 + COSINE) / (1 - COSINE));
        double[] moments =
                moments(new Resolution(0, 0.05, 0, 0, 0), x -> 0.5 * Math.log((1 + x[5]) / (1 - x[5])) - gap);
        assertEquals(0, moments[0], 5 * Math.sqrt(0.00125 / EVENTS));
        assertEquals(0.00125, moments[1], 5 * 0.00125 * Math.sqrt(2.0 / EVENTS));
    }

    /** With the energy fixed, the transverse momentum follows the pseudorapidity. */
    @Test
    void energyIsNotChangedBySmearingOfTheDirection() {
        RandomGenerator random = random();
        double energy = PT * Math.cosh(RAPIDITY + 0.5 * Math.log((1 + COSINE) / (1 - COSINE)));
        double other = PT * Math.cosh(RAPIDITY - 0.5 * Math.log((1 + COSINE) / (1 - COSINE)));
        for (int i = 0; i < 100; i++) {
            double[] x = measure(new Resolution(0, 0.05, 0.05, 0, 0), random);
            double leading = x[0] * Math.cosh(x[1]);
            assertEquals(0, Math.min(Math.abs(leading - energy), Math.abs(leading - other)), 1e-10);
            assertTrue(x[0] >= x[2]);
        }
    }

    @Test
    void azimuthsAreSmeared() {
        double[] moments = moments(new Resolution(0, 0, 0.05, 0, 0), x -> Math.pow(Math.PI - Math.abs(x[6]), 2));
        assertEquals(0.005, moments[0], 5 * 0.005 * Math.sqrt(2.0 / EVENTS));
    }

    /** The missing momentum of balanced leptons is noise: two components of 10 GeV + 5 % of the sum. */
    @Test
    void missingMomentumIsNoise() {
        double deviation = 10 + 0.05 * 2 * PT;
        double[] moments = moments(new Resolution(0, 0, 0, 10, 0.05), x -> x[7] * x[7]);
        double expected = 2 * deviation * deviation;
        assertEquals(expected, moments[0], 5 * expected / Math.sqrt(EVENTS));
    }

    private interface Figure {
        double of(double[] x);
    }

    /** Mean and variance. */
    private static double[] moments(Resolution resolution, Figure figure) {
        RandomGenerator random = random();
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < EVENTS; i++) {
            double value = figure.of(measure(resolution, random));
            sum += value;
            squares += value * value;
        }
        double mean = sum / EVENTS;
        return new double[] {mean, squares / EVENTS - mean * mean};
    }

    /** The events that pass are those among all events, bit for bit. */
    @Test
    void cutsKeepTheEventsThatPass() {
        DrellYanSimulator simulator = DrellYanSimulator.defaults();
        List<double[]> expected = new ArrayList<>();
        simulator.with(Map.of("cuts", "off")).simulate(20_000, 22).readAll(block -> {
            for (int i = 0; i < block.size(); i++) {
                double[] x = block.observations().row(i);
                double otherEta = x[1] + 2 * leadingSign(x) * 0.5 * Math.log((1 + x[5]) / (1 - x[5]));
                if (x[0] > 50 && x[2] > 30 && Math.abs(x[1]) < 2.5 && Math.abs(otherEta) < 2.5) {
                    expected.add(x);
                }
            }
        });
        List<double[]> found = new ArrayList<>();
        simulator.simulate(20_000, 22).readAll(block -> {
            for (int i = 0; i < block.size(); i++) {
                found.add(block.observations().row(i));
            }
        });
        assertEquals(expected.size(), found.size());
        for (int i = 0; i < found.size(); i++) {
            assertArrayEquals(expected.get(i), found.get(i));
        }
        assertTrue(found.size() > 12_000 && found.size() < 13_200, "about 63 % pass: " + found.size());
    }

    /** −1 where the leading lepton is l⁻ (the angle is that of l⁻): then the rapidity of the pair lies on that side. */
    private static double leadingSign(double[] x) {
        double gap = Math.log((1 + x[5]) / (1 - x[5]));
        double asMinus = rapidity(x[0], x[1], x[2], x[1] - gap);
        double asPlus = rapidity(x[0], x[1], x[2], x[1] + gap);
        return Math.abs(asMinus - x[4]) < Math.abs(asPlus - x[4]) ? -1 : 1;
    }

    private static double rapidity(double pt1, double eta1, double pt2, double eta2) {
        return 0.5
                * Math.log((pt1 * Math.exp(eta1) + pt2 * Math.exp(eta2))
                        / (pt1 * Math.exp(-eta1) + pt2 * Math.exp(-eta2)));
    }
}
