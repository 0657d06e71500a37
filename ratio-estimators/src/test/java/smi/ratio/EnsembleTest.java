package smi.ratio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;
import smi.networks.TrainingListener;

/** Two members with the tables (0, 1; 2, 3) and (2, 1; 4, 7). */
class EnsembleTest {
    private static final EventMatrix A = EventMatrix.ofRows(new double[] {0, 1}, new double[] {2, 3});
    private static final EventMatrix B = EventMatrix.ofRows(new double[] {2, 1}, new double[] {4, 7});

    @Test
    void theTwoMeansAreGeometricAndArithmetic() {
        assertArrayEquals(
                new double[] {1, 1, 3, 5},
                EnsembleMean.LOG_RATIO.of(List.of(A, B)).toArray());
        double[] logarithms = EnsembleMean.RATIO.of(List.of(A, B)).toArray();
        assertEquals(Math.log((1 + Math.exp(2)) / 2), logarithms[0], 1e-15);
        assertEquals(1, logarithms[1], 1e-15);
        assertEquals(Math.log((Math.exp(3) + Math.exp(7)) / 2), logarithms[3], 1e-14);
        EventMatrix large = EventMatrix.of(1, 1, new double[] {900});
        assertEquals(900, EnsembleMean.RATIO.of(List.of(large, large)).get(0, 0), 1e-12);
    }

    @Test
    void theSpreadIsTheStandardDeviationAndTheCovarianceThatOfSums() {
        var spread = new EnsembleSpread(List.of(A, B));
        double root = Math.sqrt(2);
        assertArrayEquals(
                new double[] {root, 0, root, 2 * root},
                spread.standardDeviation().toArray(),
                1e-15);
        // sums with weights (1, 3): (6, 10) and (14, 22)
        double[][] covariance = spread.covarianceOfSums(new double[] {1, 3});
        assertArrayEquals(new double[] {32, 48}, covariance[0], 1e-12);
        assertArrayEquals(new double[] {48, 72}, covariance[1], 1e-12);
        assertThrows(InvalidInputException.class, () -> new EnsembleSpread(List.of(A)));
    }

    @Test
    void theMembersMakeTheEstimate() {
        RatioSettings settings =
                RatioSettings.coefficientDefaults(RatioMethod.ALICE).withMembers(3);
        settings = settings.withTraining(settings.training().withEpochs(1));
        QuadraticEvents events = QuadraticEvents.of(500, 1);
        LearnedRatio ratio = LearnedRatio.train(
                events.coefficients(),
                QuadraticEvents.PRIORS,
                QuadraticEvents.ORIGIN,
                settings,
                TrainingListener.silent());
        EventMatrix x = events.observations();
        List<EventMatrix> members = ratio.members().stream()
                .map(member -> member.logRatios(x, QuadraticEvents.POINTS))
                .toList();
        assertEquals(3, members.size());
        assertArrayEquals(
                ratio.convention().of(members).toArray(),
                ratio.logRatios(x, QuadraticEvents.POINTS).toArray(),
                1e-14);
        var spread = EnsembleSpread.ofLogRatios(ratio, x, QuadraticEvents.POINTS);
        assertEquals(500, spread.standardDeviation().rows());
    }
}
