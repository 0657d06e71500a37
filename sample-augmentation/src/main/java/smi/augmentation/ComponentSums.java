package smi.augmentation;

import smi.morphing.ParameterPoint;

/**
 * What one pass over the events leaves behind, from which cross section, gradient and error follow exactly at every θ:
 * \( S_c = \sum_i n_i f_{ic} \), \( G_{cd} = \sum_i n_i^2 f_{ic} f_{id} \) and
 * \( D_{kc} = \sum_i \partial_{\nu_k} n_i f_{ic} \), where \( n_i(\nu) \) is the nuisance factor (1 without ν).
 */
final class ComponentSums {
    private final Components components;
    private final double[] sum;
    private final double[][] gram;
    private final double[][] nuisance;

    ComponentSums(Components components, int nuisanceParameters) {
        this.components = components;
        int n = components.count();
        sum = new double[n];
        gram = new double[n][n];
        nuisance = new double[nuisanceParameters][n];
    }

    /** Adds events without nuisance factors. */
    void add(ComponentBlock block) {
        for (int c = 0; c < sum.length; c++) {
            double[] f = block.column(c);
            sum[c] += sumOf(f, block.size());
            for (int d = 0; d <= c; d++) {
                gram[c][d] += product(f, block.column(d), block.size());
            }
        }
    }

    /**
     * Adds events with nuisance factors.
     *
     * @param factor \( n_i \), shape [nEvents]
     * @param slope \( \partial n_i / \partial\nu_k \), shape [nNuisance][nEvents]
     */
    void add(ComponentBlock block, double[] factor, double[][] slope) {
        double[][] scaled = new double[sum.length][block.size()];
        for (int c = 0; c < sum.length; c++) {
            double[] f = block.column(c);
            for (int k = 0; k < slope.length; k++) {
                nuisance[k][c] += product(slope[k], f, block.size());
            }
            for (int i = 0; i < block.size(); i++) {
                scaled[c][i] = factor[i] * f[i];
            }
        }
        add(new ComponentBlock(scaled, new double[0][], new double[0][], block.size()));
    }

    private static double sumOf(double[] values, int n) {
        double sum = 0.0;
        for (int i = 0; i < n; i++) {
            sum += values[i];
        }
        return sum;
    }

    private static double product(double[] a, double[] b, int n) {
        double sum = 0.0;
        for (int i = 0; i < n; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    CrossSection at(ParameterPoint theta) {
        double[] m = components.at(theta);
        double[][] gradients = components.gradientsAt(theta);
        double[] gradient = new double[gradients.length + nuisance.length];
        for (int p = 0; p < gradients.length; p++) {
            gradient[p] = Components.dot(gradients[p], sum);
        }
        for (int k = 0; k < nuisance.length; k++) {
            gradient[gradients.length + k] = Components.dot(m, nuisance[k]);
        }
        // rounding may leave a sum of squares that vanishes a little below zero
        return new CrossSection(theta, Components.dot(m, sum), Math.sqrt(Math.max(0.0, squares(m))), gradient);
    }

    private double squares(double[] m) {
        double total = 0.0;
        for (int c = 0; c < m.length; c++) {
            for (int d = 0; d < c; d++) {
                total += 2 * m[c] * m[d] * gram[c][d];
            }
            total += m[c] * m[c] * gram[c][c];
        }
        return total;
    }
}
