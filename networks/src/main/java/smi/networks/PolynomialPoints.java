package smi.networks;

import java.util.Arrays;

/**
 * What a {@link RatioPolynomial} needs to know of some points θ: tables with the point as the last index, so that loops
 * over points are flat. Derivatives are by u = (θ − θ1)/s.
 */
final class PolynomialPoints {
    final int count;
    /** m_c(u), [monomials][points]. */
    final double[] monomials;
    /** ∂m_c/∂u_p, [parameters][monomials][points]. */
    final double[] gradients;
    /** log σ(θ)/σ(θ1), [points]. */
    final double[] logXsec;
    /** s_p ∂σ/∂θ_p / σ, [parameters][points]. */
    final double[] xsecScore;

    /** The points theta[from], …, theta[from + count − 1]. */
    PolynomialPoints(RatioPolynomial form, double[] theta, int from, int count) {
        this.count = count;
        double[] scales = form.scales();
        int parameters = scales.length;
        int terms = form.monomials().count();
        monomials = new double[terms * count];
        gradients = new double[parameters * terms * count];
        logXsec = new double[count];
        xsecScore = new double[parameters * count];
        for (int k = 0; k < count; k++) {
            double[] point = Arrays.copyOfRange(theta, (from + k) * parameters, (from + k + 1) * parameters);
            scatter(form.monomialsAt(point), monomials, 0, k, 1);
            double[][] slopes = form.monomialGradientsAt(point);
            double[] xsecSlope = form.xsec().gradient(point);
            double xsec = form.xsec().at(point);
            logXsec[k] = form.logCrossSectionRatio(point);
            for (int p = 0; p < parameters; p++) {
                scatter(slopes[p], gradients, p * terms, k, scales[p]);
                xsecScore[p * count + k] = scales[p] * xsecSlope[p] / xsec;
            }
        }
    }

    private void scatter(double[] values, double[] table, int firstRow, int column, double factor) {
        for (int c = 0; c < values.length; c++) {
            table[(firstRow + c) * count + column] = factor * values[c];
        }
    }
}
