package smi.events.simulators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smi.events.EventBlock;
import smi.events.EventSetup;
import smi.events.EventSource;
import smi.morphing.NuisanceMorpher;
import smi.morphing.ParameterPoint;

/** Drell–Yan events against cross sections by quadrature. Seeds are fixed; tolerances are given in standard errors. */
class DrellYanEventsTest {
    private static final int EVENTS = 200_000;
    private static final double[] MASS_EDGES = {300, 320, 345, 375, 410, 460, 540, 650, 800, 1000, 1300, 1800, 3000};
    private static final double[] COSINE_EDGES = {-1, -0.6, -0.2, 0.2, 0.6, 1};
    private static final double[] RAPIDITY_EDGES = {-1.6, -0.8, 0, 0.8, 1.6};

    private static DrellYanSimulator exact(String... more) {
        DrellYanSimulator simulator = DrellYanSimulator.of(DrellYanOptions.exact());
        for (int i = 0; i < more.length; i += 2) {
            simulator = simulator.with(Map.of(more[i], more[i + 1]));
        }
        return simulator;
    }

    /**
     * χ² of 12 mass bins has 12 degrees of freedom (their sum is free: the weights add up to σ only because it is known);
     * it exceeds 40 once in 10⁴ samples.
     */
    @ParameterizedTest
    @ValueSource(strings = {"sm", "neg_ww", "neg_w"})
    void masses(String benchmark) {
        DrellYanSimulator simulator = exact("sampled-from", benchmark);
        double[] theta = simulator.setup().benchmarkPoint(benchmark).values();
        double[] expected = new double[MASS_EDGES.length - 1];
        for (int bin = 0; bin < expected.length; bin++) {
            expected[bin] = DrellYanLikelihood.dot(
                    DrellYanCrossSection.COMPONENTS.monomials(theta),
                    DrellYanCrossSection.inclusive(
                            PartonDensities.CENTRAL, MASS_EDGES[bin], MASS_EDGES[bin + 1], 12, 60));
        }
        int column = simulator.setup().benchmarkIndex(benchmark);
        double[][] found = histogram(
                simulator.simulate(EVENTS, 11),
                expected.length,
                (block, i) -> bin(block.observations().get(i, 0), MASS_EDGES),
                (block, i) -> block.weights().get(i, column));
        assertTrue(chiSquare(expected, found) < 40, () -> Arrays.toString(expected) + Arrays.deepToString(found));
    }

    /**
     * Events of the Standard Model, weighted to other benchmarks, in 5 × 4 bins of angle and rapidity: the joint weights
     * average to the marginal density, which knows no flavour. χ² of 20 bins exceeds 53 once in 10⁴ samples.
     */
    @ParameterizedTest
    @ValueSource(strings = {"sm", "w", "neg_w", "ww", "neg_ww", "morphing_basis_vector_5"})
    void anglesAndRapiditiesAfterReweighting(String benchmark) {
        DrellYanSimulator simulator = exact();
        double[] theta = simulator.setup().benchmarkPoint(benchmark).values();
        double[] expected = new double[20];
        for (int bin = 0; bin < expected.length; bin++) {
            expected[bin] = angleAndRapidity(bin / 4, bin % 4, theta);
        }
        int column = simulator.setup().benchmarkIndex(benchmark);
        double[][] found = histogram(
                simulator.simulate(EVENTS, 12),
                expected.length,
                (block, i) -> {
                    int y = bin(block.observations().get(i, 1), RAPIDITY_EDGES);
                    return y < 0 ? -1 : 4 * bin(block.observations().get(i, 2), COSINE_EDGES) + y;
                },
                (block, i) -> block.weights().get(i, column));
        assertTrue(chiSquare(expected, found) < 53, () -> Arrays.toString(expected) + Arrays.deepToString(found));
    }

    private static double angleAndRapidity(int cosineBin, int rapidityBin, double[] theta) {
        var flux = new PartonFlux(PartonDensities.CENTRAL);
        double[] monomials = DrellYanCrossSection.COMPONENTS.monomials(theta);
        GaussLegendre lnMasses = GaussLegendre.on(Math.log(300), Math.log(3000), 40);
        GaussLegendre cosines = GaussLegendre.on(COSINE_EDGES[cosineBin], COSINE_EDGES[cosineBin + 1], 3);
        double sum = 0;
        for (int i = 0; i < 40; i++) {
            double mass = Math.exp(lnMasses.nodes()[i]);
            double yMax = PartonFlux.maxRapidity(mass);
            double low = Math.max(-yMax, RAPIDITY_EDGES[rapidityBin]);
            double high = Math.min(yMax, RAPIDITY_EDGES[rapidityBin + 1]);
            GaussLegendre rapidities = GaussLegendre.on(low, high, 20);
            for (int j = 0; j < 20; j++) {
                for (int k = 0; k < 3; k++) {
                    double[] c = DrellYanCrossSection.coefficients(
                            flux, mass, rapidities.nodes()[j], cosines.nodes()[k]);
                    sum += lnMasses.weights()[i]
                            * mass
                            * rapidities.weights()[j]
                            * cosines.weights()[k]
                            * DrellYanLikelihood.dot(monomials, c);
                }
            }
        }
        return sum;
    }

    @Test
    void weightsAddUpToTheCrossSections() {
        DrellYanSimulator simulator = exact("sampled-from", "ww");
        var likelihood = new DrellYanLikelihood();
        double[][] sums = columnSums(simulator.simulate(EVENTS, 13));
        for (int b = 0; b < 6; b++) {
            double sigma = likelihood.crossSection(
                    simulator.setup().benchmarks().get(b).point());
            assertEquals(sigma, sums[b][0], 4 * Math.sqrt(sums[b][1]) + 1e-10, "benchmark " + b);
        }
    }

    /** Morphing from the six weights of an event gives its weight at a seventh point, where it was not computed. */
    @Test
    void weightsAreQuadraticInTheta() {
        DrellYanSimulator simulator = exact();
        var setup = simulator.setup();
        ParameterPoint theta = setup.space().point(0.37, -0.64);
        double[] morphing = setup.morpher().weights(theta);
        DrellYanRun run = DrellYanRun.of(setup, DrellYanOptions.exact(), 1000, 14);
        Partons partons = run.partons(0);
        EventBlock block = run.generate(0);
        for (int i = 0; i < block.size(); i++) {
            QuarkFlavour flavour = PartonFlux.flavour(partons.channels()[i]);
            AngularShape shape = flavour.amplitudes(Math.pow(partons.masses()[i], 2));
            double cosine = partons.cosines()[i] * PartonFlux.orientation(partons.channels()[i]);
            double ratio = shape.at(cosine, DrellYanCrossSection.contacts(theta.values())[flavour.ordinal()])
                    / shape.at(cosine, 0);
            double[] weights = block.weights().row(i);
            double largest = Arrays.stream(weights).max().orElseThrow();
            assertEquals(weights[0] * ratio, DrellYanLikelihood.dot(morphing, weights), 1e-12 * largest);
        }
    }

    @Test
    void severalSamplingBenchmarksAndBackgroundAreMixedThroughout() {
        DrellYanSimulator simulator = exact("sampled-from", "sm,neg_ww", "background", "0.15");
        EventSource events = simulator.simulate(100_000, 15);
        long background = Math.round(100_000 * 0.15 / (0.15 + 0.761730204770204));
        assertEquals(background, events.counts().background());
        assertEquals(100_000, events.counts().total());
        assertEquals(events.counts().signal()[0], events.counts().signal()[4], 1);
        double[] sums = new double[3];
        events.readAll(block -> {
            int[] seen = new int[3];
            for (int i = 0; i < block.size(); i++) {
                int kind = block.samplingBenchmarks()[i];
                int place = kind == EventBlock.BACKGROUND ? 2 : kind / 4;
                seen[place]++;
                sums[place] += block.weights().get(i, Math.max(kind, 0));
            }
            for (int place = 0; place < 3; place++) {
                double share = (place == 2 ? background : (100_000 - background) / 2.0) / 100_000;
                assertEquals(share, (double) seen[place] / block.size(), 5 * Math.sqrt(share / block.size()));
            }
        });
        assertEquals(0.15, sums[2], 1e-12);
        assertEquals(0.761730204770204, sums[0], 1e-11);
    }

    /** Uniform cosines have variance 1/3 (kurtosis 9/5: standard error of the variance 0.3/√n). */
    @Test
    void backgroundIsFlatInTheAngleAndSofter() {
        DrellYanSimulator simulator = exact("background", "10");
        double[] sum = new double[5];
        simulator.simulate(100_000, 16).readAll(block -> {
            for (int i = 0; i < block.size(); i++) {
                double mass = block.observations().get(i, 0);
                double cosine = block.observations().get(i, 2);
                if (block.samplingBenchmarks()[i] == EventBlock.BACKGROUND) {
                    sum[0]++;
                    sum[1] += cosine;
                    sum[2] += cosine * cosine;
                    sum[3] += mass;
                } else {
                    sum[4] += mass;
                }
            }
        });
        assertEquals(0, sum[1] / sum[0], 5 * Math.sqrt(1 / 3.0 / sum[0]));
        assertEquals(1 / 3.0, sum[2] / sum[0], 5 * 0.3 / Math.sqrt(sum[0]));
        assertTrue(sum[3] / sum[0] < 0.95 * sum[4] / (100_000 - sum[0]));
    }

    @Test
    void nuisanceWeightsAddUpToTheVariedCrossSections() {
        DrellYanSimulator simulator = exact("systematics", "on", "sampled-from", "w");
        double[][] sums = columnSums(simulator.simulate(EVENTS, 17));
        int column = 6;
        for (PartonDensities densities : DrellYanSetup.VARIATIONS.values()) {
            double sigma = DrellYanCrossSection.inclusive(densities)[0];
            assertEquals(sigma, sums[column][0], 4 * Math.sqrt(sums[column][1]));
            column++;
        }
    }

    @Test
    void nuisanceParametersFindTheirWeights() {
        EventSetup setup = exact("systematics", "on").setup();
        NuisanceMorpher morpher =
                NuisanceMorpher.of(setup.nuisanceParameters(), setup.weightColumns(), setup.referenceBenchmark());
        double[] weights = {1, 1, 1, 1, 1, 1, 1.2, 0.9, 1.03, 1.05};
        assertEquals(1.2, morpher.factor(weights, 1, 0, 0), 1e-14);
        assertEquals(0.9, morpher.factor(weights, -1, 0, 0), 1e-14);
        assertEquals(1.03 * 1.05, morpher.factor(weights, 0, 1, 1), 1e-14);
    }

    /** The bar is 12 s on two cores, which leaves 8 s for writing a file; less than 1 s is usual. */
    @Test
    @Tag("long")
    void aMillionEventsTakeSeconds() {
        long start = System.nanoTime();
        EventSource events = DrellYanSimulator.defaults().simulate(1_000_000, 18);
        long[] read = new long[1];
        events.readAll(block -> read[0] += block.size());
        assertEquals(events.size(), read[0]);
        assertTrue((System.nanoTime() - start) / 1e9 < 12);
    }

    /** A density above its bound would end the run. */
    @ParameterizedTest
    @Tag("long")
    @ValueSource(strings = {"sm", "w", "neg_w", "ww", "neg_ww", "morphing_basis_vector_5"})
    void noDensityIsAboveItsBoundInTenMillionEvents(String benchmark) {
        EventSource events =
                exact("sampled-from", benchmark, "background", "0.1").simulate(10_000_000, 19);
        double[] sum = new double[1];
        events.readAll(block -> {
            for (int i = 0; i < block.size(); i++) {
                sum[0] += block.observations().get(i, 2);
            }
        });
        assertTrue(Double.isFinite(sum[0]));
    }

    /** At least three of four proposals are kept. */
    @ParameterizedTest
    @ValueSource(strings = {"sm", "w", "neg_w", "ww", "neg_ww", "morphing_basis_vector_5"})
    void unweightingIsEfficient(String benchmark) {
        ParameterPoint theta = DrellYanSimulator.defaults().setup().benchmarkPoint(benchmark);
        DrellYanGenerator generator = DrellYanGenerator.signal(theta.values());
        double integral = new DrellYanLikelihood().crossSection(theta);
        assertTrue(generator.efficiency(integral) > 0.75, () -> "efficiency " + generator.efficiency(integral));
    }

    private interface Cell {
        int of(EventBlock block, int i);
    }

    private interface Value {
        double of(EventBlock block, int i);
    }

    /** Sums of weights and of their squares per bin. */
    private static double[][] histogram(EventSource events, int bins, Cell cell, Value weight) {
        double[][] sums = new double[bins][2];
        events.readAll(block -> {
            for (int i = 0; i < block.size(); i++) {
                int bin = cell.of(block, i);
                if (bin >= 0) {
                    double w = weight.of(block, i);
                    sums[bin][0] += w;
                    sums[bin][1] += w * w;
                }
            }
        });
        return sums;
    }

    private static double[][] columnSums(EventSource events) {
        double[][] sums = new double[events.setup().weightColumns().size()][2];
        events.readAll(block -> {
            for (int i = 0; i < block.size(); i++) {
                for (int b = 0; b < sums.length; b++) {
                    double w = block.weights().get(i, b);
                    sums[b][0] += w;
                    sums[b][1] += w * w;
                }
            }
        });
        return sums;
    }

    private static double chiSquare(double[] expected, double[][] found) {
        double sum = 0;
        for (int bin = 0; bin < expected.length; bin++) {
            sum += Math.pow(found[bin][0] - expected[bin], 2) / found[bin][1];
        }
        return sum;
    }

    /** The bin of a value; −1 outside. */
    private static int bin(double value, double[] edges) {
        if (!(edges[0] <= value && value <= edges[edges.length - 1])) {
            return -1;
        }
        int bin = 0;
        while (value > edges[bin + 1]) {
            bin++;
        }
        return bin;
    }
}
