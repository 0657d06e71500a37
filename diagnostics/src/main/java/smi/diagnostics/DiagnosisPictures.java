package smi.diagnostics;

import java.util.List;
import java.util.Optional;
import smi.limits.fit.Bounds;

/**
 * What a page of plots shows. Arrays are not copied; they must not be changed.
 *
 * @param where the pair of hypotheses of the histograms, in words; empty for a score
 * @param closure one entry per observable, empty for a score
 * @param calibration the calibration curve; empty for a score
 * @param tail the largest weights; empty for a score
 * @param score joint against learned score
 * @param range of the map over θ
 */
public record DiagnosisPictures(
        String where,
        List<Histogram> closure,
        List<ProfilePoint> calibration,
        List<TailPoint> tail,
        Optional<ScoreProfile> score,
        Bounds range) {
    /** Copies the lists. */
    public DiagnosisPictures {
        closure = List.copyOf(closure);
        calibration = List.copyOf(calibration);
        tail = List.copyOf(tail);
    }

    /**
     * An observable of reweighted and true events, each normalised to 1.
     *
     * @param observable its name
     * @param edges of the bins
     * @param target true numerator events, one value per bin
     * @param targetErrors their standard errors
     * @param reweighted denominator events, reweighted by r̂
     * @param reweightedErrors their standard errors
     * @param denominator denominator events as they are
     */
    public record Histogram(
            String observable,
            double[] edges,
            double[] target,
            double[] targetErrors,
            double[] reweighted,
            double[] reweightedErrors,
            double[] denominator) {}

    /**
     * A bin of what was predicted.
     *
     * @param predicted the mean prediction
     * @param seen what the events say
     * @param error its standard error
     */
    public record ProfilePoint(double predicted, double seen, double error) {}

    /**
     * A weight and how many are larger.
     *
     * @param weight in units of the mean weight
     * @param above the part of the events with a larger one
     */
    public record TailPoint(double weight, double above) {}

    /**
     * Joint against learned score in its strongest direction.
     *
     * @param label the direction and the point
     * @param points bins of the learned score
     */
    public record ScoreProfile(String label, List<ProfilePoint> points) {
        /** Copies the list. */
        public ScoreProfile {
            points = List.copyOf(points);
        }
    }
}
