package smi.limits;

import java.util.ArrayList;
import java.util.List;
import smi.events.EventMatrix;
import smi.events.EventSource;
import smi.limits.fit.Bounds;
import smi.morphing.ParameterSpace;

/**
 * The kinematics by densities that are polynomials in θ, \( \log L = \sum_i n_i \log p(x_i|\theta) \), with its gradient.
 * The coefficients of all events are kept in memory.
 */
public final class PolynomialLikelihood implements Likelihood {
    private static final int BLOCK = 8192;

    private final ParameterSpace space;
    private final PolynomialDensity ratio;
    private final List<EventMatrix> coefficients;
    private final List<double[]> counts;
    private final double count;

    private PolynomialLikelihood(
            ParameterSpace space,
            PolynomialDensity ratio,
            List<EventMatrix> coefficients,
            List<double[]> counts,
            double count) {
        this.space = space;
        this.ratio = ratio;
        this.coefficients = coefficients;
        this.counts = counts;
        this.count = count;
    }

    /**
     * The likelihood of data.
     *
     * @param space the parameters
     * @param ratio gives the coefficients
     * @param data the events
     * @return their likelihood
     */
    public static PolynomialLikelihood of(ParameterSpace space, PolynomialDensity ratio, Data data) {
        List<EventMatrix> coefficients = new ArrayList<>();
        List<double[]> counts = new ArrayList<>();
        data.read(Math.min(BLOCK, EventSource.DEFAULT_BLOCK), (x, n) -> {
            coefficients.add(ratio.of(x));
            counts.add(n.clone());
        });
        double count = counts.stream().mapToDouble(BinPrediction::sum).sum();
        return new PolynomialLikelihood(space, ratio, List.copyOf(coefficients), List.copyOf(counts), count);
    }

    @Override
    public ParameterSpace space() {
        return space;
    }

    @Override
    public double[] logLikelihood(EventMatrix points) {
        var sum = new CountedSum(space, points);
        for (int k = 0; k < counts.size(); k++) {
            sum.add(ratio.table(coefficients.get(k), points), counts.get(k));
        }
        return sum.values();
    }

    @Override
    public double[] gradient(double... point) {
        double[] gradient = new double[point.length];
        double[][] slopes = ratio.components().gradients(point);
        double[] monomials = ratio.components().monomials(point);
        for (int k = 0; k < counts.size(); k++) {
            EventMatrix f = coefficients.get(k);
            for (int i = 0; i < f.rows(); i++) {
                double share = counts.get(k)[i] / Templates.dot(monomials, f, i);
                for (int p = 0; p < point.length && counts.get(k)[i] != 0; p++) {
                    gradient[p] += share * Templates.dot(slopes[p], f, i);
                }
            }
        }
        double total = Templates.dot(monomials, ratio.inclusive());
        for (int p = 0; p < point.length; p++) {
            gradient[p] -= count * Templates.dot(slopes[p], ratio.inclusive()) / total;
        }
        return gradient;
    }

    /** The mean of the squared scores, which is the curvature on average. */
    @Override
    public double[][] curvature(double[] point, Bounds bounds) {
        int n = point.length;
        double[][] slopes = ratio.components().gradients(point);
        double[] monomials = ratio.components().monomials(point);
        double total = Templates.dot(monomials, ratio.inclusive());
        double[][] curvature = new double[n][n];
        double[] score = new double[n];
        for (int k = 0; k < counts.size(); k++) {
            EventMatrix f = coefficients.get(k);
            for (int i = 0; i < f.rows(); i++) {
                double density = Templates.dot(monomials, f, i);
                for (int p = 0; p < n; p++) {
                    score[p] = Templates.dot(slopes[p], f, i) / density
                            - Templates.dot(slopes[p], ratio.inclusive()) / total;
                }
                add(curvature, counts.get(k)[i], score);
            }
        }
        return curvature;
    }

    private static void add(double[][] curvature, double count, double... score) {
        for (int p = 0; p < score.length && count != 0; p++) {
            for (int q = 0; q < score.length; q++) {
                curvature[p][q] += count * score[p] * score[q];
            }
        }
    }
}
