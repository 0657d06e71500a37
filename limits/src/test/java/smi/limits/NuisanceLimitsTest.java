package smi.limits;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.LUDecomposition;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import smi.augmentation.Partition;
import smi.augmentation.SamplingFactors;
import smi.augmentation.Split;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.events.EventSource;
import smi.events.Luminosity;
import smi.events.hdf5.EventFiles;
import smi.limits.fit.Bounds;
import smi.limits.fit.FitResult;
import smi.limits.fit.FitSettings;
import smi.limits.fit.Impacts;
import smi.limits.fit.NuisanceImpact;
import smi.morphing.InvalidInputException;
import smi.morphing.NuisanceMorpher;

/** Drell–Yan events with five nuisance parameters, of which one does nothing (pdfs_nuisance_param_0). */
class NuisanceLimitsTest {
    private static final Path FILE = Path.of(System.getProperty("smi.root", "."), "..", "shared", "reference")
            .resolve("drell-yan/h5/syst_shuffled.h5");
    private static final double[] EDGES = {350, 400, 500, 700, 1000};
    private static final double[] ANGLES = {-0.6, -0.2, 0.2, 0.6};

    private EventSource source;
    private List<String> names;

    @BeforeEach
    void needsTheReferenceFiles() {
        Assumptions.assumeTrue(Files.isRegularFile(FILE), "skipped: the reference data are not there: " + FILE);
        source = EventFiles.open(FILE);
        names = NuisanceParameters.all(source.setup());
    }

    private WeightedEvents all() {
        return WeightedEvents.of(source, Partition.ALL, Split.defaults(), SamplingFactors.MADMINER);
    }

    /** Asimov data of the templates themselves, so that the maximum is known. */
    private Measurement measurement(double luminosity, String grid) {
        var l = new Luminosity(luminosity);
        var origin = source.setup().space().origin();
        double count = luminosity * all().crossSection(origin).valuePb();
        return new Limits(
                        AsimovData.of(all(), origin, count),
                        all(),
                        java.util.Optional.of(new RateLikelihood(all(), l, count)),
                        l,
                        ParameterGrid.parse(grid, source.setup().space()))
                .withNuisance(names)
                .measure(Kinematics.histogram(List.of("m_ll", "cos_theta"), BinRule.edges(EDGES, ANGLES)));
    }

    private double[] point(double... values) {
        return Arrays.copyOf(values, 2 + names.size());
    }

    /** The cross section in each bin, by one direct sum per bin. */
    private double[] predictions(double... point) {
        double[] sums = new double[(EDGES.length + 1) * (ANGLES.length + 1)];
        NuisanceMorpher morpher = NuisanceParameters.morpher(source.setup(), names);
        double[] nu = Arrays.copyOfRange(point, 2, point.length);
        int mll = source.setup().observableIndex("m_ll");
        int angle = source.setup().observableIndex("cos_theta");
        var weights = smi.augmentation.ColumnWeights.at(
                source.setup(), source.setup().space().point(point[0], point[1]));
        all().read(1000, block -> {
            for (int i = 0; i < block.size(); i++) {
                double x = block.observations().get(i, mll);
                double y = block.observations().get(i, angle);
                int bin = (int) (Arrays.stream(EDGES).filter(e -> x >= e).count() * (ANGLES.length + 1)
                        + Arrays.stream(ANGLES).filter(e -> y >= e).count());
                sums[bin] += weights.value(block.weights(), i)
                        * morpher.factor(block.weights().row(i), nu);
            }
        });
        return sums;
    }

    @Test
    void theLikelihoodIsTheDirectSum() {
        Measurement measurement = measurement(3000, "clq1=-1:1:3,clq3=-1:1:3");
        double[] data = Arrays.stream(predictions(point())).map(s -> 3000 * s).toArray();
        double[] at = {0.3, -0.2, 0.5, -0.5, 0.3, 0.2, -0.1};
        double expected = 0;
        for (int k = 0; k < 2; k++) {
            double sign = k == 0 ? 1 : -1;
            double[] mu = predictions(k == 0 ? at : point());
            for (int b = 0; b < mu.length; b++) {
                expected += sign * (data[b] * Math.log(3000 * mu[b]) - 3000 * mu[b]);
            }
        }
        expected -= 0.5 * (0.25 + 0.25 + 0.09 + 0.04 + 0.01);
        double found =
                measurement.likelihood().value(at) - measurement.likelihood().value(point());
        // sums of 15 000 terms of one sign: relative rounding 1e-13 of some thousand
        assertEquals(expected, found, 1e-8);
    }

    @Test
    void gradientsAreThoseOfDifferences() {
        TotalLikelihood likelihood =
                measurement(3000, "clq1=-1:1:3,clq3=-1:1:3").likelihood();
        double[] at = {0.3, -0.2, 0.5, -0.5, 0.3, 0.2, -0.1};
        double[] gradient = likelihood.gradient(at);
        double[] differences = new double[at.length];
        for (int p = 0; p < at.length; p++) {
            double[] up = at.clone();
            double[] down = at.clone();
            up[p] += 1e-4;
            down[p] -= 1e-4;
            differences[p] = (likelihood.value(up) - likelihood.value(down)) / 2e-4;
        }
        // central differences: (1e-4)² f''' / 6 with f''' of some thousand
        assertArrayEquals(differences, gradient, 1e-4);
    }

    @Test
    void pullsOnAsimovDataVanishAndConstraintsDoNotGrow() {
        Measurement measurement = measurement(3000, "clq1=-1:1:3,clq3=-1:1:3");
        FitResult best = measurement.fit(FitSettings.defaults()).requireConverged();
        int[] nuisance = IntStream.range(2, 7).toArray();
        List<NuisanceImpact> impacts = Impacts.of(
                measurement.freeLikelihood(), measurement.freeBounds(), 0, nuisance, best, new FitSettings(1, 1, 1e-7));
        for (NuisanceImpact impact : impacts) {
            assertEquals(0, impact.pull(), 1e-3, impact.name());
            assertTrue(impact.constraint() <= 1 + 1e-6, impact.toString());
        }
        NuisanceImpact nothing = impacts.get(2);
        assertEquals("pdfs_nuisance_param_0", nothing.name());
        assertEquals(1, nothing.constraint(), 1e-6);
        assertEquals(0, nothing.largest(), 1e-4);
        assertTrue(impacts.get(0).largest() > 0.001, impacts.toString());
    }

    /** In the Gaussian limit q is Δᵀ(I_θθ − I_θν (I_νν + 1)⁻¹ I_νθ)Δ; the information is computed here from the bins. */
    @Test
    void theProfileLikelihoodIsTheEllipseOfTheProfiledInformation() {
        double luminosity = 3e6;
        double[][] profiled = profiledInformation(luminosity);
        // The constraints of the nuisance parameters set a floor of 0.01 to the errors, where squares of θ count some
        // per
        // cent: steps of a third of a standard deviation are in the Gaussian limit.
        double s0 = 0.3 / Math.sqrt(profiled[0][0]);
        double s1 = 0.3 / Math.sqrt(profiled[1][1]);
        FitSettings settings = new FitSettings(4, 1, 1e-7);
        Measurement measurement = measurement(luminosity, "clq1=-0.1:0.1:3,clq3=-0.1:0.1:3");
        FitResult best = measurement.fit(settings).requireConverged();
        for (double[] delta : new double[][] {{s0, 0}, {0, s1}, {s0, s1}, {s0, -s1}, {-2 * s0, s1}}) {
            double ellipse = 0;
            for (int p = 0; p < 2; p++) {
                for (int q = 0; q < 2; q++) {
                    ellipse += delta[p] * profiled[p][q] * delta[q];
                }
            }
            double[] start = point(delta);
            FitResult there = smi.limits.fit.Fit.conditional(
                    measurement.likelihood(),
                    measurement.bounds(),
                    IntStream.range(2, 7).toArray(),
                    start,
                    settings);
            double q = 2 * (best.logLikelihood() - there.requireConverged().logLikelihood());
            assertEquals(ellipse, q, 0.05 * ellipse, Arrays.toString(delta));
        }
    }

    private double[][] profiledInformation(double luminosity) {
        int n = 7;
        double[] centre = predictions(point());
        double[][] slopes = new double[n][];
        for (int p = 0; p < n; p++) {
            double[] up = point();
            double[] down = point();
            up[p] = 1e-3;
            down[p] = -1e-3;
            double[] above = predictions(up);
            double[] below = predictions(down);
            slopes[p] = new double[centre.length];
            Arrays.setAll(slopes[p], b -> (above[b] - below[b]) / 2e-3);
        }
        double[][] information = new double[n][n];
        for (int p = 0; p < n; p++) {
            for (int q = 0; q < n; q++) {
                for (int b = 0; b < centre.length; b++) {
                    information[p][q] += luminosity * slopes[p][b] * slopes[q][b] / centre[b];
                }
            }
            information[p][p] += p >= 2 ? 1 : 0;
        }
        // the inverse of a block of the inverse is the profiled information
        double[][] inverse = new LUDecomposition(new Array2DRowRealMatrix(information))
                .getSolver()
                .getInverse()
                .getData();
        double[][] block = {{inverse[0][0], inverse[0][1]}, {inverse[1][0], inverse[1][1]}};
        return new LUDecomposition(new Array2DRowRealMatrix(block))
                .getSolver()
                .getInverse()
                .getData();
    }

    /** At 3/fb the profiled region is larger than the one at ν = 0, and holds it. */
    @Test
    void profilingWidensTheRegion() {
        Measurement measurement = measurement(3000, "clq1=-0.6:0.6:9,clq3=-0.3:0.3:9");
        LimitResult profiled = measurement.asymptotic();
        EventMatrix points = measurement.grid().points();
        double[] best = {
            profiled.bestFit().point().get(0), profiled.bestFit().point().get(1)
        };
        assertArrayEquals(new double[] {0, 0}, best, 0.01);
        double q0 = measurement.likelihood().value(point());
        for (int g = 0; g < points.rows(); g++) {
            double fixed = 2 * (q0 - measurement.likelihood().value(point(points.row(g))));
            assertTrue(profiled.q()[g] <= fixed + 1e-3, "point " + g);
        }
        assertTrue(profiled.notes().isEmpty(), profiled.notes().toString());
    }

    @Test
    void channelsShareTheirNuisanceParameters() {
        TotalLikelihood one = measurement(3000, "clq1=-1:1:3,clq3=-1:1:3").likelihood();
        TotalLikelihood two = measurement(1000, "clq1=-1:1:3,clq3=-1:1:3").likelihood();
        TotalLikelihood both = TotalLikelihood.combined(List.of(one, two));
        assertEquals(one.space().names(), both.space().names());
        double[] at = {0.3, -0.2, 0.5, -0.5, 0.3, 0.2, -0.1};
        double constraint = one.constraints().get(0).value(Arrays.copyOfRange(at, 2, 7));
        assertEquals(one.value(at) + two.value(at) - constraint, both.value(at), 1e-8);
        double[] sum = new double[7];
        Bounds bounds = new Bounds(new double[] {-1, -1, -5, -5, -5, -5, -5}, new double[] {1, 1, 5, 5, 5, 5, 5});
        Arrays.setAll(sum, p -> one.curvature(at, bounds)[p][p] + two.curvature(at, bounds)[p][p] - (p < 2 ? 0 : 1));
        for (int p = 0; p < 7; p++) {
            assertEquals(sum[p], both.curvature(at, bounds)[p][p], 1e-9 * Math.abs(sum[p]));
        }
    }

    @Test
    void anUnknownNuisanceParameterIsRefused() {
        InvalidInputException e = assertThrows(
                InvalidInputException.class, () -> NuisanceParameters.space(source.setup(), List.of("scale")));
        assertTrue(e.getMessage().contains("scales_nuisance_param_0"), e.getMessage());
    }
}
