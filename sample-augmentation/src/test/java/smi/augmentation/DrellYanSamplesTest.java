package smi.augmentation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import smi.events.EventMatrix;
import smi.events.hdf5.EventFiles;
import smi.morphing.ParameterPoint;

/**
 * Means over samples of Drell–Yan events against the reweighted partition: every observable, the joint score and the
 * joint ratio, for 20 seeds at 5 points. Errors are those of independent draws; stratified draws deviate less, so χ² is
 * well below its number of degrees of freedom, and the limits (p > 0.001, no pull above 4.5) are generous for what they
 * are there to find: a bias.
 */
@Tag("long")
class DrellYanSamplesTest {
    private static final int N = 20_000;
    private static final double[][] THETAS = {{0, 0}, {0.3, 0.2}, {-0.4, 0.5}, {0.6, -0.3}, {-0.2, -0.6}};
    private static final Path FILE = Path.of(System.getProperty("smi.root", "."))
            .resolve("../shared/reference/drell-yan/h5/main_shuffled.h5")
            .normalize();

    @Test
    void meansAgreeWithTheReweightedPartition() {
        Assumptions.assumeTrue(Files.exists(FILE), "skipped: no reference file " + FILE);
        var train =
                WeightedEvents.of(EventFiles.open(FILE), Partition.TRAIN, Split.defaults(), SamplingFactors.MIXTURE);
        List<Double> pulls = new ArrayList<>();
        for (double[] values : THETAS) {
            ParameterPoint theta = train.setup().space().point(values);
            double[] expected = means(train, theta);
            for (int seed = 0; seed < 20; seed++) {
                LocalSample local = Augmenter.of(train, 1000 + seed).local(theta, N);
                for (int c = 0; c < expected.length; c++) {
                    pulls.add(pull(local.observations().column(c), expected[c]));
                }
                for (SampleChecks.Check check : SampleChecks.of(local)) {
                    pulls.add(check.pull());
                }
                RatioSample ratio = Augmenter.of(train, 2000 + seed)
                        .ratio(
                                ThetaSpec.points(theta),
                                ThetaSpec.points(train.setup().space().point(0.1, -0.1)),
                                N);
                pulls.add(SampleChecks.of(ratio).get(0).pull());
            }
        }
        int degrees = train.setup().observables().size() + 3;
        assertEquals(20 * THETAS.length * degrees, pulls.size());
        double chiSquare = pulls.stream().mapToDouble(p -> p * p).sum();
        double largest = pulls.stream().mapToDouble(Math::abs).max().orElseThrow();
        // normal approximation of χ² with thousands of degrees of freedom at p = 0.001
        double limit = pulls.size() + 3.1 * Math.sqrt(2.0 * pulls.size());
        assertTrue(chiSquare < limit, "χ² = " + chiSquare + " for " + pulls.size());
        assertTrue(chiSquare > 0.05 * pulls.size(), "the errors are not far too large: χ² = " + chiSquare);
        assertTrue(largest < 4.5, "largest pull " + largest);
    }

    /** The means of the observables over the partition, weighted for θ. */
    private static double[] means(WeightedEvents events, ParameterPoint theta) {
        ColumnWeights weights = ColumnWeights.at(events.setup(), theta);
        double[] sums = new double[events.setup().observables().size()];
        double[] total = new double[1];
        events.read(8192, block -> {
            EventMatrix x = block.observations();
            for (int i = 0; i < block.size(); i++) {
                double w = weights.value(block.weights(), i);
                total[0] += w;
                for (int c = 0; c < sums.length; c++) {
                    sums[c] += w * x.get(i, c);
                }
            }
        });
        for (int c = 0; c < sums.length; c++) {
            sums[c] /= total[0];
        }
        return sums;
    }

    private static double pull(double[] values, double expected) {
        double sum = 0;
        double square = 0;
        for (double v : values) {
            sum += v - expected;
            square += (v - expected) * (v - expected);
        }
        double mean = sum / values.length;
        double variance = square / values.length - mean * mean;
        return variance > 0 ? mean / Math.sqrt(variance / values.length) : 0;
    }
}
