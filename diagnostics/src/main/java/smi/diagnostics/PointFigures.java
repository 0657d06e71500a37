package smi.diagnostics;

import smi.morphing.ParameterPoint;

/**
 * How a ratio behaves at one point: a place of the map over θ.
 *
 * @param theta the numerator
 * @param meanRatio \( E_{\theta_1}[\hat r] \), 1 for the exact ratio
 * @param slope of the best \( a \log\hat r + b \), 1 for the exact ratio; its deviation counts as far as N events tell
 *     the point from the denominator
 * @param effectiveEvents Kish's effective number of events reweighted by r̂
 * @param closure −2Δ log L by which N events would tell reweighted from true in the worst observable
 * @param squaredDistance D² between the point and the denominator, at most 4
 */
public record PointFigures(
        ParameterPoint theta,
        double meanRatio,
        double slope,
        double effectiveEvents,
        double closure,
        double squaredDistance) {}
