package smi.fisher;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import smi.events.Luminosity;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/** I_rate + L σ CᵀV⁻¹C, with replicas of the events for its error. */
final class LowerBoundSums {
    private final ScoreMeans means;
    private final double luminosity;
    private final PoissonWeights poisson;
    private final Moments all;
    private final Moments[] replicas;
    private final double[][] parts;
    private final double[] t;

    LowerBoundSums(int replicas, long seed, ScoreMeans means, double luminosity) {
        int n = means.dimension();
        this.means = means;
        this.luminosity = luminosity;
        this.poisson = new PoissonWeights(replicas, seed);
        this.all = new Moments(n);
        this.replicas = new Moments[replicas];
        Arrays.setAll(this.replicas, r -> new Moments(n));
        this.parts = new double[means.parts()][n];
        this.t = new double[n];
    }

    void add(EventPass.Event event) {
        for (int p = 0; p < parts.length; p++) {
            means.centred(event, p, parts[p]);
        }
        for (int i = 0; i < t.length; i++) {
            t[i] = 0.5 * (parts[0][i] + parts[parts.length - 1][i]);
        }
        all.add(1, event.v(), t);
        int[] counts = poisson.of(event.index());
        for (int r = 0; r < counts.length; r++) {
            if (counts[r] > 0) {
                replicas[r].add(counts[r], event.v(), t);
            }
        }
    }

    Information result(List<String> parameters, ParameterPoint theta, Luminosity l) {
        all.checkNotBlind(parameters);
        double[][][] matrices = new double[replicas.length][][];
        for (int r = 0; r < matrices.length; r++) {
            matrices[r] = replicas[r].information(luminosity);
        }
        return new Information(
                parameters,
                theta,
                l,
                "learned, lower bound",
                all.information(luminosity),
                Replicas.covariance(matrices),
                List.of());
    }

    /** Sums of W, ∂W, W t, t ∂W and W t tᵀ. */
    private static final class Moments {
        private final double[] v;
        private final double[] t;
        private final double[][] tv;
        private final double[][] tt;

        Moments(int n) {
            v = new double[n + 1];
            t = new double[n];
            tv = new double[n][n];
            tt = new double[n][n];
        }

        void add(double multiplicity, double[] event, double[] score) {
            for (int k = 0; k < v.length; k++) {
                v[k] += multiplicity * event[k];
            }
            double w = multiplicity * event[0];
            for (int i = 0; i < t.length; i++) {
                t[i] += w * score[i];
                for (int j = 0; j < t.length; j++) {
                    tv[i][j] += multiplicity * score[i] * event[1 + j];
                    tt[i][j] += w * score[i] * score[j];
                }
            }
        }

        /** σ V. */
        private RealMatrix spread() {
            int n = t.length;
            RealMatrix spread = new Array2DRowRealMatrix(n, n);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    spread.setEntry(i, j, tt[i][j] - t[i] * t[j] / v[0]);
                }
            }
            return spread;
        }

        void checkNotBlind(List<String> parameters) {
            var eigen = new EigenDecomposition(spread());
            double[] values = eigen.getRealEigenvalues();
            int last = values.length - 1;
            if (!(values[last] > 1e-12 * values[0])) {
                throw new InvalidInputException(
                        "the learned score is the same for all events along the direction %s of %s: it has learned nothing there; train longer, or leave out a parameter that no event depends on"
                                .formatted(
                                        InformationAlgebra.format(
                                                eigen.getEigenvector(last).toArray()),
                                        parameters));
            }
        }

        double[][] information(double luminosity) {
            int n = t.length;
            RealMatrix c = new Array2DRowRealMatrix(n, n);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    c.setEntry(i, j, tv[i][j] - t[i] * v[1 + j] / v[0]);
                }
            }
            double[][] bound = c.transpose()
                    .multiply(new LUDecomposition(spread()).getSolver().solve(c))
                    .getData();
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    double symmetric = 0.5 * (bound[i][j] + bound[j][i]) + v[1 + i] * v[1 + j] / v[0];
                    bound[i][j] = luminosity * symmetric;
                    bound[j][i] = bound[i][j];
                }
            }
            return bound;
        }
    }
}
