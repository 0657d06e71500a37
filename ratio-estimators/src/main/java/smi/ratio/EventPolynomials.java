package smi.ratio;

import java.util.Arrays;
import smi.augmentation.CoefficientSample;
import smi.morphing.MorphingComponents;
import smi.morphing.ParameterPoint;
import smi.networks.CrossSectionPolynomial;

/**
 * Weighted events as polynomials in θ: with W(θ) = Σ_c m_c(θ) f_c the weight of an event and σ(θ) the sum over the N
 * events, an event counts p(θ) = N W(θ)/σ(θ) as a draw from θ, and its joint score is ∇W/W − ∇σ/σ. An event with a
 * negative weight at a point does not count there.
 */
final class EventPolynomials {
    private final CoefficientSample sample;
    private final EventTotals totals;
    private final MorphingComponents components;
    private final CrossSectionPolynomial xsec;
    private final int terms;

    EventPolynomials(CoefficientSample sample) {
        this(sample, EventTotals.of(sample));
    }

    /** Of a part of a sample, given the totals of the whole. */
    EventPolynomials(CoefficientSample sample, EventTotals totals) {
        this.sample = sample;
        this.totals = totals;
        components = sample.components();
        terms = components.count();
        xsec = new CrossSectionPolynomial(components, totals.sums());
    }

    /** The same of some of the events. */
    EventPolynomials select(int[] events) {
        return new EventPolynomials(sample.selectRows(events), totals);
    }

    /** The events. */
    CoefficientSample sample() {
        return sample;
    }

    /** σ(θ) in pb. */
    CrossSectionPolynomial xsec() {
        return xsec;
    }

    /** p(θ) of every event. */
    double[] probabilities(ParameterPoint theta) {
        var point = new Points(theta.values(), 1);
        double[] result = new double[sample.size()];
        double[] one = new double[1];
        for (int i = 0; i < result.length; i++) {
            point.probabilities(i, one);
            result[i] = one[0];
        }
        return result;
    }

    /** Tables for some points, with the point as the last index: loops over points are flat. */
    final class Points {
        private final int count;
        /** m_c(θ) N/σ(θ), [monomials][points]. */
        private final double[] monomials;
        /** ∂m_c/∂θ_p N/σ(θ), [parameters][monomials][points]. */
        private final double[] gradients;
        /** ∂σ/∂θ_p / σ, [parameters][points]. */
        private final double[] xsecScores;

        /** The points theta[count][parameters]. */
        Points(double[] theta, int count) {
            this.count = count;
            int parameters = components.dimension();
            monomials = new double[terms * count];
            gradients = new double[parameters * terms * count];
            xsecScores = new double[parameters * count];
            for (int k = 0; k < count; k++) {
                double[] point = Arrays.copyOfRange(theta, k * parameters, (k + 1) * parameters);
                double sigma = xsec.at(point);
                double factor = totals.events() / sigma;
                double[] values = components.monomials(point);
                double[][] slopes = components.gradients(point);
                double[] xsecSlopes = xsec.gradient(point);
                for (int c = 0; c < terms; c++) {
                    monomials[c * count + k] = factor * values[c];
                    for (int p = 0; p < parameters; p++) {
                        gradients[(p * terms + c) * count + k] = factor * slopes[p][c];
                    }
                }
                for (int p = 0; p < parameters; p++) {
                    xsecScores[p * count + k] = xsecSlopes[p] / sigma;
                }
            }
        }

        /** p(θ) of an event at every point, at least 0. */
        void probabilities(int event, double[] result) {
            product(event, monomials, 0, result);
            for (int k = 0; k < count; k++) {
                result[k] = Math.max(0, result[k]);
            }
        }

        /** One component of the joint score at every point, given p; not a number where p is 0. */
        void scores(int event, int parameter, double[] probabilities, double[] result) {
            product(event, gradients, parameter * terms, result);
            for (int k = 0; k < count; k++) {
                result[k] = result[k] / probabilities[k] - xsecScores[parameter * count + k];
            }
        }

        private void product(int event, double[] table, int firstRow, double[] result) {
            Arrays.fill(result, 0, count, 0);
            for (int c = 0; c < terms; c++) {
                double f = sample.coefficients().get(event, c);
                int from = (firstRow + c) * count;
                for (int k = 0; k < count; k++) {
                    result[k] += f * table[from + k];
                }
            }
        }
    }
}
