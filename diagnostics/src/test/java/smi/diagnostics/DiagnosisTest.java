package smi.diagnostics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smi.augmentation.Augmenter;
import smi.augmentation.Partition;
import smi.augmentation.ThetaSpec;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.ratio.RatioEstimator;
import smi.score.ScoreEstimator;

/** The exact ratio and a good network pass, broken ones fail; DiagnosisBarTest says so for many seeds. */
class DiagnosisTest {
    private static Diagnosis of(Examples events, RatioEstimator ratio) {
        return Diagnosis.ofRatio(
                ratio,
                List.of(),
                events.part(Partition.TEST),
                Optional.of(events.part(Partition.TRAIN)),
                events.settings(1));
    }

    private static Check find(Diagnosis diagnosis, String name) {
        return diagnosis.checks().stream()
                .filter(check -> check.name().startsWith(name))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void theExactRatioPassesAndAStretchedOneFails(long seed) {
        Examples events = Examples.latentGaussian(40_000, seed);
        Diagnosis good = of(events, events.exact(1));
        assertEquals(Verdict.PASS, good.verdict(), Check.table(good.checks()).print());
        Diagnosis stretched = of(events, events.exact(1.2));
        assertEquals(Verdict.FAIL, find(stretched, "slope of the ratio").verdict());
        assertEquals(Verdict.FAIL, find(stretched, "calibration").verdict());
        assertEquals(
                -1 + 1 / 1.2,
                stretched.map().get(0).slope() - 1,
                0.03,
                "five standard errors, and the weight of the distance");
        assertEquals(Verdict.PASS, find(stretched, "best fit").verdict(), "stretching moves no maximum");
    }

    @Test
    void observablesInTheWrongOrderFail() {
        Examples events = Examples.drellYan("exact", 20_000, 1);
        RatioEstimator exact = events.exact(1);
        assertTrue(Check.allHold(of(events, exact).checks()));
        Diagnosis wrong = of(events, Examples.disordered(exact, 1, 0, 2));
        assertEquals(Verdict.FAIL, wrong.verdict(), Check.table(wrong.checks()).print());
    }

    /** Without early stopping, a wide network learns 500 events by heart. */
    @Test
    void aNetworkThatLearnedFewEventsByHeartFails() {
        Examples events = Examples.latentGaussian(40_000, 1);
        Diagnosis diagnosis = of(events, events.overtrained(500, 1));
        assertEquals(
                Verdict.FAIL,
                diagnosis.verdict(),
                Check.table(diagnosis.checks()).print());
    }

    @Test
    void aScoreIsCheckedInUnitsOfItsOwnBestFit() {
        Examples events = Examples.latentGaussian(40_000, 4);
        ScoreEstimator exact = events.exact(1).scoreAt(events.reference());
        assertTrue(Check.allHold(score(events, exact, 0, 1).checks()));
        // the standard deviation of the score is √0.2, of 1000 events √200: 0.05 · 1000 / √200 = 3.5
        Check shifted = find(score(events, exact, 0.05, 1), "mean");
        assertEquals(3.5, Math.abs(shifted.figure()), 5 * shifted.error() + 0.1);
        assertEquals(Verdict.FAIL, shifted.verdict());
        assertEquals(Verdict.FAIL, find(score(events, exact, 0, 1.3), "slope").verdict());
        assertThrows(InvalidInputException.class, () -> score(events, exact, 1, 0));
    }

    private static Diagnosis score(Examples events, ScoreEstimator exact, double shift, double factor) {
        ScoreEstimator changed = new Examples.ChangedScore(
                exact.reference(),
                exact.observables(),
                x -> EventMatrix.of(
                        x.rows(),
                        1,
                        DoubleStream.of(exact.scores(x).toArray())
                                .map(t -> shift + factor * t)
                                .toArray()));
        return Diagnosis.ofScore(changed, events.part(Partition.TEST), events.settings(1));
    }

    @Test
    void drawnEventsWillDoWhereThereIsNoMorphing() {
        Examples events = Examples.latentGaussian(100_000, 5);
        ParameterPoint one = events.space().point(1);
        var augmenter = Augmenter.of(events.part(Partition.TEST), 1);
        var sample = augmenter.ratio(ThetaSpec.points(one), ThetaSpec.points(events.reference()), 20_000);
        var settings = events.settings(1);
        assertTrue(Check.allHold(
                Diagnosis.ofRatio(events.exact(1), sample, settings).checks()));
        assertEquals(
                Verdict.FAIL,
                Diagnosis.ofRatio(events.exact(1.4), sample, settings).verdict());
        var local = augmenter.local(events.reference(), 20_000);
        ScoreEstimator score = events.exact(1).scoreAt(events.reference());
        assertTrue(Check.allHold(Diagnosis.ofScore(score, local, settings).checks()));
        ScoreEstimator elsewhere = events.exact(1).scoreAt(one);
        assertThrows(InvalidInputException.class, () -> Diagnosis.ofScore(elsewhere, local, settings));
    }

    @Test
    void theMapCoversTheRange() {
        Examples events = Examples.drellYan("exact", 5_000, 1);
        Diagnosis diagnosis = of(events, events.exact(1));
        assertEquals(25, diagnosis.map().size());
        assertEquals(-0.75, diagnosis.map().get(0).theta().get(0), 1e-15);
        assertEquals(0.75, diagnosis.map().get(24).theta().get(1), 1e-15);
        PointFigures middle = diagnosis.map().get(12);
        assertEquals(1, middle.meanRatio(), 1e-12);
        assertEquals(0, middle.squaredDistance(), 1e-12);
        assertEquals(3, diagnosis.pictures().closure().size());
    }
}
