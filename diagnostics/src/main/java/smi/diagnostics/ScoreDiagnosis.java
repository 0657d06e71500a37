package smi.diagnostics;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import smi.augmentation.LocalSample;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.score.CombinedScore;
import smi.score.ScoreEstimator;

/** The checks of a score at one point. */
final class ScoreDiagnosis {
    private ScoreDiagnosis() {}

    static Diagnosis of(ScoreEvents events, DiagnosisSettings settings) {
        List<Check> checks = ScoreChecks.of(events, new Tolerance(settings.events()));
        var pictures = new DiagnosisPictures(
                "", List.of(), List.of(), List.of(), Optional.of(profile(events)), settings.range());
        return new Diagnosis(checks, List.of(), pictures);
    }

    static DiagnosisPictures.ScoreProfile profile(ScoreEvents events) {
        return new DiagnosisPictures.ScoreProfile(
                events.where(), PictureMaker.score(events, ScoreChecks.strongest(events)));
    }

    static ScoreEvents events(ScoreEstimator estimator, TestEvents events, DiagnosisSettings settings) {
        ParameterPoint theta = estimator.reference();
        return new ScoreEvents(
                "at " + theta,
                theta.space().names(),
                events.probabilities(theta),
                varying(physics(estimator).scores(events.x())),
                events.jointScores(theta),
                scales(settings));
    }

    static ScoreEvents events(ScoreEstimator estimator, LocalSample sample, DiagnosisSettings settings) {
        LocalSample seen = sample.withObservables(estimator.observables());
        int n = Math.min(settings.mostEvents(), sample.size());
        double[] weights = new double[n];
        Arrays.fill(weights, 1.0 / n);
        int parameters = estimator.space().dimension();
        double[] joint = new double[n * parameters];
        double[] reference = estimator.reference().values();
        for (int i = 0; i < n; i++) {
            double[] drawn = Arrays.copyOf(seen.theta().row(i), parameters);
            if (!Arrays.equals(reference, drawn)) {
                throw new InvalidInputException(
                        "the sample, row %d: it was drawn at %s, the score is known at %s; draw test events there"
                                .formatted(i, Arrays.toString(drawn), estimator.reference()));
            }
            for (int p = 0; p < parameters; p++) {
                joint[i * parameters + p] = seen.jointScore().get(i, p) / n;
            }
        }
        return new ScoreEvents(
                "at " + estimator.reference(),
                estimator.space().names(),
                weights,
                varying(physics(estimator).scores(seen.observations().slice(0, n))),
                EventMatrix.of(n, parameters, joint),
                scales(settings));
    }

    /** Nuisance parameters are known here. */
    private static ScoreEstimator physics(ScoreEstimator estimator) {
        List<String> names = estimator.space().names();
        return estimator.parameters().equals(names) ? estimator : CombinedScore.project(estimator, names);
    }

    private static EventMatrix varying(EventMatrix scores) {
        for (int p = 0; p < scores.columns(); p++) {
            double[] column = scores.column(p);
            if (Arrays.stream(column).allMatch(value -> value == column[0])) {
                throw new InvalidInputException(
                        "the learned score of parameter %d does not depend on the observables; train it again"
                                .formatted(p));
            }
        }
        return scores;
    }

    private static double[] scales(DiagnosisSettings settings) {
        double[] half = new double[settings.range().dimension()];
        Arrays.setAll(half, p -> 0.5 * settings.range().width(p));
        return half;
    }
}
