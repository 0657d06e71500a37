package smi.fisher;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import smi.augmentation.Binning;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.score.ScoreEstimator;

/** Cuts, efficiencies, regions, the choice of bins, and information over an observable. */
class PhaseSpaceTest {
    private static final ParameterPoint THETA = ToyEvents.point(0.3, -0.2);
    private static final Channel CHANNEL = BootstrapTest.channel(5000, 5);

    @Test
    void informationOverAnObservableAddsUp() {
        Binning binning = Binning.of(new double[] {-0.5, 0, 0.5});
        assertSum(FisherInformation.truth(CHANNEL, THETA), InformationDistribution.truth(CHANNEL, THETA, "x", binning));
        ScoreEstimator exact = new BootstrapTest.Exact(THETA);
        InformationDistribution learned = InformationDistribution.learned(exact, CHANNEL, THETA, "x", binning);
        assertSum(FisherInformation.learned(exact, CHANNEL, THETA).information(), learned);
        Information histogram = FisherInformation.histogram(CHANNEL, List.of("x"), binning, THETA);
        assertEquals(
                histogram.matrix()[0][1],
                learned.rate().stream().mapToDouble(bin -> bin.matrix()[0][1]).sum(),
                1e-10);
    }

    private static void assertSum(Information whole, InformationDistribution bins) {
        double[][] sum = new double[2][2];
        for (Information bin : bins.information()) {
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 2; j++) {
                    sum[i][j] += bin.matrix()[i][j];
                }
            }
        }
        for (int i = 0; i < 2; i++) {
            assertArrayEquals(whole.matrix()[i], sum[i], 1e-10 * whole.matrix()[0][0]);
        }
    }

    /** Two cuts that share the events share the truth information; a flat efficiency is a smaller luminosity. */
    @Test
    void cutsAndEfficienciesActOnTheEvents() {
        double[][] all = FisherInformation.truth(CHANNEL, THETA).matrix();
        double[][] low = with(Acceptance.cut(CHANNEL.setup(), "x", Double.NEGATIVE_INFINITY, 0.2));
        double[][] high = with(Acceptance.cut(CHANNEL.setup(), "x", 0.2, Double.POSITIVE_INFINITY));
        double[][] half = with(Acceptance.efficiency(CHANNEL.setup(), "x", new double[] {0}, new double[] {0.5}));
        double[] at = {-0.5, 0.5};
        double[][] rising = with(Acceptance.efficiency(CHANNEL.setup(), "x", at, new double[] {0.2, 0.8}));
        double[][] falling = with(Acceptance.efficiency(CHANNEL.setup(), "x", at, new double[] {0.8, 0.2}));
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                assertEquals(all[i][j], low[i][j] + high[i][j], 1e-9);
                assertEquals(all[i][j] / 2, half[i][j], 1e-9);
                assertEquals(all[i][j], rising[i][j] + falling[i][j], 1e-9);
            }
        }
    }

    private static double[][] with(Acceptance acceptance) {
        return FisherInformation.truth(CHANNEL.with(acceptance), THETA).matrix();
    }

    @Test
    void unphysicalAcceptancesAreRefused() {
        assertThrows(InvalidInputException.class, () -> Acceptance.cut(CHANNEL.setup(), "x", 1, 1));
        assertThrows(InvalidInputException.class, () -> Acceptance.cut(CHANNEL.setup(), "z", 0, 1));
        assertThrows(
                InvalidInputException.class,
                () -> Acceptance.efficiency(CHANNEL.setup(), "x", new double[] {0, 1}, new double[] {0.5, 1.5}));
        assertThrows(
                InvalidInputException.class,
                () -> Acceptance.efficiency(CHANNEL.setup(), "x", new double[] {1, 0}, new double[] {0.5, 0.5}));
        assertThrows(InvalidInputException.class, () -> with((observations, row) -> 1.1));
        assertThrows(InvalidInputException.class, () -> with((observations, row) -> Double.NaN));
    }

    @Test
    void regionsAreBinsAndTheRestIsOneMore() {
        RegionBins regions = RegionBins.of(
                CHANNEL.setup(),
                List.of(
                        new RegionBins.Region("left", Map.of("x", new double[] {-1, -0.3})),
                        new RegionBins.Region("right", Map.of("x", new double[] {0.4, 1}))));
        Information byRegions = FisherInformation.binned(CHANNEL, regions, THETA);
        Information byHistogram =
                FisherInformation.histogram(CHANNEL, List.of("x"), Binning.of(new double[] {-0.3, 0.4}), THETA);
        for (int i = 0; i < 2; i++) {
            assertArrayEquals(byHistogram.matrix()[i], byRegions.matrix()[i], 1e-10);
        }
        assertEquals("the rest", regions.name(2));
        refused(
                "overlap",
                new RegionBins.Region("a", Map.of("x", new double[] {0, 1})),
                new RegionBins.Region("b", Map.of("y", new double[] {0, 1})));
        refused(
                "two regions are called 'a'",
                new RegionBins.Region("a", Map.of("x", new double[] {0, 1})),
                new RegionBins.Region("a", Map.of("x", new double[] {-1, 0})));
        assertThrows(InvalidInputException.class, () -> new RegionBins.Region("a", Map.of("x", new double[] {1, 0})));
    }

    private static void refused(String word, RegionBins.Region... regions) {
        String message = assertThrows(
                        InvalidInputException.class, () -> RegionBins.of(CHANNEL.setup(), List.of(regions)))
                .getMessage();
        assertTrue(message.contains(word), message);
    }

    @Test
    void optimisedBinsKeepMostAndEqualBinsAreEqual() {
        Binning equal = Binnings.equalCrossSection(CHANNEL, THETA, List.of("x"), 4);
        Binning optimised = Binnings.optimised(CHANNEL, THETA, List.of("x"), 4);
        assertEquals(4, optimised.size());
        double[] xsec =
                InformationDistribution.truth(CHANNEL, THETA, "x", equal).xsec();
        for (double bin : xsec) {
            // to one event of 5 000
            assertEquals(0.25, bin / java.util.Arrays.stream(xsec).sum(), 1e-3);
        }
        Binning narrow = Binnings.equalCrossSection(CHANNEL, THETA, List.of("x"), 200);
        double[][] metric = histogram(narrow).inverse();
        double best = trace(metric, histogram(optimised).matrix());
        assertTrue(best > trace(metric, histogram(equal).matrix()), "better than equal bins");
        double[] edges = narrow.edges(0);
        // none of 200 other choices is better
        var random = new java.util.SplittableRandom(4);
        for (int k = 0; k < 200; k++) {
            double[] three = random.ints(3, 0, edges.length)
                    .sorted()
                    .distinct()
                    .mapToDouble(i -> edges[i])
                    .toArray();
            assertTrue(best >= trace(metric, histogram(Binning.of(three)).matrix()) - 1e-12);
        }
        assertArrayEquals(new double[] {-1, 0, 1}, Binnings.range(2, -1, 1), 0);
        assertThrows(InvalidInputException.class, () -> Binnings.range(2, 1, 1));
        assertThrows(
                InvalidInputException.class,
                () -> Binnings.optimised(BootstrapTest.channel(100, 1), THETA, List.of("x"), 8));
    }

    private static Information histogram(Binning binning) {
        return FisherInformation.histogram(CHANNEL, List.of("x"), binning, THETA);
    }

    private static double trace(double[][] a, double[][] b) {
        double sum = 0;
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                sum += a[i][j] * b[j][i];
            }
        }
        return sum;
    }

    /** For a small step the histogram of the optimal observable sees what the whole score sees along it. */
    @Test
    void theOptimalObservableTellsNeighboursApart() {
        double step = 0.02;
        ParameterPoint other = ToyEvents.point(0.3 + step, -0.2);
        Discrimination many = Discrimination.between(new BootstrapTest.Exact(THETA), CHANNEL, other, 50);
        double expected = step * step * FisherInformation.truth(CHANNEL, THETA).matrix()[0][0];
        // third order in the step, 2 %, and what 50 bins lose
        assertEquals(1, many.testStatistic() / expected, 0.05);
        Discrimination few = Discrimination.between(new BootstrapTest.Exact(THETA), CHANNEL, other, 2);
        assertTrue(few.testStatistic() < many.testStatistic());
        assertTrue(many.shapeStatistic() < many.testStatistic());
        assertThrows(
                InvalidInputException.class,
                () -> Discrimination.between(new BootstrapTest.Exact(THETA), CHANNEL, THETA, 5));
    }
}
