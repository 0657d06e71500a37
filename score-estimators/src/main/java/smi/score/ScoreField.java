package smi.score;

import smi.morphing.ParameterPoint;

/** Scores at more than one point: several estimators, or the derivatives of a likelihood ratio. */
@FunctionalInterface
public interface ScoreField {
    /**
     * The score at a point.
     *
     * @param theta the point
     * @return its estimator
     * @throws smi.morphing.InvalidInputException if the score is not known there
     */
    ScoreEstimator at(ParameterPoint theta);
}
