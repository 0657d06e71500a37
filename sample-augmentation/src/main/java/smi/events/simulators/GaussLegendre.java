package smi.events.simulators;

import org.apache.commons.math3.analysis.integration.gauss.GaussIntegrator;
import org.apache.commons.math3.analysis.integration.gauss.GaussIntegratorFactory;

/**
 * Nodes and weights of Gauss–Legendre quadrature on an interval.
 *
 * @param nodes shape {@code [n]}
 * @param weights shape {@code [n]}; their sum is the length of the interval
 */
record GaussLegendre(double[] nodes, double[] weights) {

    static GaussLegendre on(double from, double to, int n) {
        GaussIntegrator rule = new GaussIntegratorFactory().legendre(n, from, to);
        double[] nodes = new double[n];
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            nodes[i] = rule.getPoint(i);
            weights[i] = rule.getWeight(i);
        }
        return new GaussLegendre(nodes, weights);
    }
}
