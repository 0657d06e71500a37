package smi.ratio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import smi.augmentation.CoefficientSample;
import smi.augmentation.Partition;
import smi.augmentation.Prior;
import smi.augmentation.SampleInfo;
import smi.augmentation.Split;
import smi.events.EventMatrix;
import smi.events.Provenance;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingComponents;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;
import smi.networks.Batch;

/** Events with W(θ) = (1 + θ z)², z = −1, 0.5, 2, so that everything can be written down. */
class CoefficientSourceTest {
    private static final double[] Z = {-1, 0.5, 2};
    private static final ParameterSpace SPACE = ParameterSpace.of(Parameter.of("theta", 2, -1, 1));

    private static CoefficientSource source(double denominator, int points) {
        double[] f = new double[9];
        for (int i = 0; i < 3; i++) {
            f[3 * i] = 1;
            f[3 * i + 1] = 2 * Z[i];
            f[3 * i + 2] = Z[i] * Z[i];
        }
        var info = new SampleInfo(
                SPACE, List.of("x"), Partition.TRAIN, Split.defaults(), 3, Provenance.of("t", 1, List.of(), Map.of()));
        var sample = new CoefficientSample(
                info, EventMatrix.of(3, 1, Z.clone()), EventMatrix.of(3, 3, f), MorphingComponents.upTo(SPACE, 2));
        return new CoefficientSource(sample, List.of(new Prior.Gaussian(0, 0.5)), SPACE.point(denominator), points);
    }

    private static double weight(double theta, double z) {
        return (1 + theta * z) * (1 + theta * z);
    }

    private static double xsec(double theta) {
        return weight(theta, Z[0]) + weight(theta, Z[1]) + weight(theta, Z[2]);
    }

    @Test
    void weightsRatioAndScoreAreExactAtEveryPoint() {
        var batch = new Batch(15, 1, 1);
        source(0.2, 5).fill(new int[] {2, 0, 1}, 0, 3, new SplittableRandom(1), batch);
        assertEquals(15, batch.rows());
        for (int row = 0; row < 15; row++) {
            double z = batch.x()[row];
            assertEquals(Z[new int[] {2, 0, 1}[row / 5]], z);
            double theta = batch.theta()[row];
            double p0 = 3 * weight(theta, z) / xsec(theta);
            double p1 = 3 * weight(0.2, z) / xsec(0.2);
            assertEquals(p0 / 2, batch.numeratorWeight()[row], 1e-14);
            assertEquals(p1 / 2, batch.denominatorWeight()[row], 1e-14);
            assertEquals(Math.log(p0 / p1), batch.logRatio()[row], 1e-12);
            double slope = 0;
            for (double other : Z) {
                slope += 2 * other * (1 + theta * other);
            }
            double score = 2 * z / (1 + theta * z) - slope / xsec(theta);
            assertEquals(score, batch.score()[row], 1e-12 * (1 + Math.abs(score)));
        }
    }

    @Test
    void everyFillDrawsNewPointsAndTheSameStateTheSame() {
        var first = new Batch(4, 1, 1);
        var second = new Batch(4, 1, 1);
        CoefficientSource source = source(0, 4);
        source.fill(new int[] {0}, 0, 1, new SplittableRandom(1), first);
        source.fill(new int[] {0}, 0, 1, new SplittableRandom(1), second);
        assertEquals(first.theta()[3], second.theta()[3]);
        source.fill(new int[] {0}, 0, 1, new SplittableRandom(2), second);
        assertEquals(true, first.theta()[3] != second.theta()[3]);
    }

    @Test
    void anEventThatTheDenominatorCannotMakeCountsForTheNumeratorAlone() {
        // at θ1 = 1 the weight of z = −1 vanishes
        var batch = new Batch(1, 1, 1);
        source(1, 1).fill(new int[] {0}, 0, 1, new SplittableRandom(1), batch);
        assertEquals(0, batch.denominatorWeight()[0]);
        assertEquals(Double.POSITIVE_INFINITY, batch.logRatio()[0]);
    }

    @Test
    void refusesTheWrongNumberOfPriors() {
        assertThrows(
                InvalidInputException.class,
                () -> new CoefficientSource(coefficientSample(), List.of(), SPACE.point(0), 1));
    }

    private static CoefficientSample coefficientSample() {
        var info = new SampleInfo(
                SPACE, List.of("x"), Partition.TRAIN, Split.defaults(), 1, Provenance.of("t", 1, List.of(), Map.of()));
        return new CoefficientSample(
                info,
                EventMatrix.of(1, 1, new double[1]),
                EventMatrix.of(1, 3, new double[] {1, 0, 0}),
                MorphingComponents.upTo(SPACE, 2));
    }
}
