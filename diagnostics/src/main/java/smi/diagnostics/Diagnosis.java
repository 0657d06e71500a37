package smi.diagnostics;

import java.util.List;
import java.util.Optional;
import smi.augmentation.LocalSample;
import smi.augmentation.RatioSample;
import smi.augmentation.WeightedEvents;
import smi.ratio.RatioEstimator;
import smi.score.ScoreEstimator;

/**
 * What is known about an estimator after it was checked.
 *
 * @param checks one verdict each
 * @param map how a ratio behaves over θ; empty for a score and for a sample of drawn events
 * @param pictures what a page of plots shows
 */
public record Diagnosis(List<Check> checks, List<PointFigures> map, DiagnosisPictures pictures) {
    /** Copies the lists. */
    public Diagnosis {
        checks = List.copyOf(checks);
        map = List.copyOf(map);
    }

    /** {@return the worst verdict} */
    public Verdict verdict() {
        return checks.stream().map(Check::verdict).max(Verdict::compareTo).orElse(Verdict.PASS);
    }

    /**
     * Checks a likelihood ratio, and the score and best fit that follow from it, on weighted events.
     *
     * @param estimator the ratio
     * @param members of the ensemble that it is the mean of; fewer than two are none
     * @param test weighted events that it has not seen
     * @param training weighted events that it has learned from, to compare with, if they are known
     * @param settings where and how
     * @return what is found
     * @throws smi.morphing.InvalidInputException if the events have other observables or parameters, or no positive cross
     *     section at a point
     */
    public static Diagnosis ofRatio(
            RatioEstimator estimator,
            List<RatioEstimator> members,
            WeightedEvents test,
            Optional<WeightedEvents> training,
            DiagnosisSettings settings) {
        return new RatioDiagnosis(estimator, members, settings).on(test, training);
    }

    /**
     * Checks a likelihood ratio on drawn events: what can be known without morphing.
     *
     * @param estimator the ratio
     * @param sample events drawn at numerators and at the denominator, other than those of the training
     * @param settings where and how; its points are not used
     * @return what is found
     * @throws smi.morphing.InvalidInputException if the events have other observables or parameters, or other denominators
     */
    public static Diagnosis ofRatio(RatioEstimator estimator, RatioSample sample, DiagnosisSettings settings) {
        return new RatioDiagnosis(estimator, List.of(), settings).on(sample);
    }

    /**
     * Checks a score at its reference point on weighted events.
     *
     * @param estimator the score
     * @param test weighted events that it has not seen
     * @param settings where and how; its points are not used
     * @return what is found
     * @throws smi.morphing.InvalidInputException as above, or if the score does not depend on the observables
     */
    public static Diagnosis ofScore(ScoreEstimator estimator, WeightedEvents test, DiagnosisSettings settings) {
        TestEvents events = TestEvents.read(
                test.near(estimator.reference()),
                estimator.observables(),
                estimator.space().names(),
                settings.mostEvents());
        return ScoreDiagnosis.of(ScoreDiagnosis.events(estimator, events, settings), settings);
    }

    /**
     * Checks a score at its reference point on drawn events.
     *
     * @param estimator the score
     * @param sample events drawn there, other than those of the training
     * @param settings where and how; its points are not used
     * @return what is found
     * @throws smi.morphing.InvalidInputException if the events have other observables or parameters, or were drawn elsewhere
     */
    public static Diagnosis ofScore(ScoreEstimator estimator, LocalSample sample, DiagnosisSettings settings) {
        return ScoreDiagnosis.of(ScoreDiagnosis.events(estimator, sample, settings), settings);
    }
}
