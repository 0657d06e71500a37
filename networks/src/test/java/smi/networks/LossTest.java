package smi.networks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smi.morphing.InvalidInputException;

/**
 * Values computed with MadMiner's losses for log r̂ = (0.5, −1), y = (0, 1), r = (2, 0.25), t̂ = ((0.3, −0.2), (0.1, 0.4)),
 * t = ((0.5, 0), (0, 0)); they have seven digits.
 */
class LossTest {
    private static final double DIGITS = 1e-7;

    @ParameterizedTest
    @CsvSource({"CARL, 0.3936693", "ALICE, 0.5770026", "ROLR, 0.0126222"})
    void ratioTermsAgreeWithMadMiner(RatioTerm term, double expected) {
        double[] sums = new double[1];
        new RatioLoss(term, 0).evaluate(batch(), predictions(), 0.5, sums);
        assertEquals(expected, sums[0] / 2, DIGITS);
    }

    @Test
    void scoreTermAgreesWithMadMiner() {
        double[] sums = new double[2];
        new RatioLoss(RatioTerm.CARL, 3).evaluate(batch(), predictions(), 0.5, sums);
        assertEquals(0.3936693, sums[0] / 2, DIGITS);
        assertEquals(3 * 0.02, sums[1] / 2, 1e-15);
    }

    @Test
    void scoreRegressionAgreesWithMadMiner() {
        // SALLY has no labels: every event was drawn at the reference point
        Batch batch = batch();
        batch.numeratorWeight()[1] = 1;
        var predictions = new Predictions(2, 2, 2);
        System.arraycopy(predictions().score(), 0, predictions.output(), 0, 4);
        double[] sums = new double[1];
        new SallyLoss().evaluate(batch, predictions, 0.5, sums);
        assertEquals(0.0625, sums[0] / 2, 1e-15);
    }

    @Test
    void aliceIsCarlWithItsLabelsAveraged() {
        // p0 = 3 and p1 = 1 times the sampling density: the label is 0 or 1 with probability one half each
        double f = 0.4;
        double averaged = 0.5 * RatioTerm.CARL.value(f, 0, 3, 0) + 0.5 * RatioTerm.CARL.value(f, 0, 0, 1);
        assertEquals(averaged, RatioTerm.ALICE.value(f, Math.log(3), 1.5, 0.5), 1e-15);
    }

    @ParameterizedTest
    @CsvSource({"800, 3", "-800, 3", "0.3, Infinity", "0.3, -Infinity"})
    void aliceIsFiniteFarOut(double f, double logRatio) {
        assertTrue(Double.isFinite(RatioTerm.ALICE.value(f, logRatio, 1, 0)));
        assertTrue(Double.isFinite(RatioTerm.ALICE.slope(f, logRatio, 1, 0)));
    }

    @Test
    void rowsOfTheDenominatorNeedNoScore() {
        Batch batch = batch();
        batch.score()[2] = Double.NaN;
        double[] sums = new double[2];
        new RatioLoss(RatioTerm.CARL, 1).evaluate(batch, predictions(), 0.5, sums);
        assertEquals(0.02, sums[1] / 2, 1e-15);
    }

    @Test
    void refusesANegativeScoreWeight() {
        assertThrows(InvalidInputException.class, () -> new RatioLoss(RatioTerm.ALICE, -1));
        assertThrows(InvalidInputException.class, () -> new RatioLoss(RatioTerm.ALICE, Double.NaN));
    }

    private static Batch batch() {
        var batch = new Batch(2, 1, 2);
        batch.resize(2);
        fill(batch.logRatio(), Math.log(2), Math.log(0.25));
        fill(batch.numeratorWeight(), 1, 0);
        fill(batch.denominatorWeight(), 0, 1);
        fill(batch.score(), 0.5, 0, 0, 0);
        return batch;
    }

    private static Predictions predictions() {
        var predictions = new Predictions(2, 1, 2);
        fill(predictions.output(), 0.5, -1);
        fill(predictions.score(), 0.3, -0.2, 0.1, 0.4);
        return predictions;
    }

    private static void fill(double[] target, double... values) {
        System.arraycopy(values, 0, target, 0, values.length);
    }
}
