package smi.diagnostics;

import smi.augmentation.ColumnWeights;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.limits.LogRatioTable;
import smi.morphing.ParameterPoint;

/**
 * Moments of a learned ratio r̂ and of the joint ratio r at several numerators θ. With w₁ and w the weights at θ1 and θ,
 * each divided by its cross section, \( w = w_1 r \), so that the joint ratio is never computed by a division.
 */
final class RatioMoments {
    private static final int BLOCK = 1024;

    private final double[] sum;
    private final double[] sumSquares;
    private final double[] joint;
    private final double[] jointSquares;
    private final double[] mixed;
    private final double[] variance;
    private final double[] varianceSquares;

    RatioMoments(int points) {
        sum = new double[points];
        sumSquares = new double[points];
        joint = new double[points];
        jointSquares = new double[points];
        mixed = new double[points];
        variance = new double[points];
        varianceSquares = new double[points];
    }

    /** Reads all events; {@code numerators} has one row per point. */
    void read(LogRatioTable table, ParameterPoint denominator, EventMatrix numerators, WeightedEvents events) {
        WeightedEvents near = events.near(denominator);
        ColumnWeights below = ColumnWeights.at(events.setup(), denominator);
        double sigmaBelow = near.crossSection(denominator).valuePb();
        ColumnWeights[] above = new ColumnWeights[sum.length];
        double[] sigmaAbove = new double[sum.length];
        for (int g = 0; g < above.length; g++) {
            ParameterPoint theta = denominator.space().point(numerators.row(g));
            above[g] = ColumnWeights.at(events.setup(), theta);
            sigmaAbove[g] = near.crossSection(theta).valuePb();
        }
        near.read(BLOCK, block -> {
            EventMatrix logRatios = table.logRatios(block.observations(), numerators);
            for (int i = 0; i < block.size(); i++) {
                double w1 = below.value(block.weights(), i) / sigmaBelow;
                for (int g = 0; g < above.length; g++) {
                    double w = above[g].value(block.weights(), i) / sigmaAbove[g];
                    add(g, w1, w, Math.expm1(logRatios.get(i, g)));
                }
            }
        });
    }

    private void add(int g, double w1, double w, double ratioMinusOne) {
        double a = (w - w1) * ratioMinusOne;
        double b = w1 * ratioMinusOne * ratioMinusOne;
        sum[g] += w1 * ratioMinusOne;
        sumSquares[g] += w1 * ratioMinusOne * (w1 * ratioMinusOne);
        joint[g] += a;
        jointSquares[g] += a * a;
        mixed[g] += a * b;
        variance[g] += b;
        varianceSquares[g] += b * b;
    }

    /** \( E_{\theta_1}[\hat r] - 1 \). */
    Check normalisation(String name, int g, double threshold) {
        return new Check(name, sum[g], Math.sqrt(sumSquares[g]), threshold);
    }

    /** \( E_{\theta_1}[(r - 1)(\hat r - 1)] / E_{\theta_1}[(\hat r - 1)^2] - 1 \); an event moves it by (a − slope b)/variance. */
    Check slope(String name, int g, double threshold) {
        double slope = joint[g] / variance[g];
        double squares = jointSquares[g] - 2 * slope * mixed[g] + slope * slope * varianceSquares[g];
        return new Check(name, slope - 1, Math.sqrt(Math.max(0, squares)) / variance[g], threshold);
    }
}
