package smi.fisher;

/**
 * How much the joint scores y of single events pull on what a network learns from them. A regression on n events follows
 * their noise r = y − t, and moves \( \mathrm{Sym}\,E[\hat t t^T] \) by the mean of g = Sym(r tᵀ) over these events:
 * whatever functions the network is made of, as long as they contain t. The spread of g is measured on the events at hand.
 */
final class TrainingNoise {
    private final Pairs pairs;
    private final double[] first;
    private final double[][] second;
    private final double[] g;
    private double weights;

    TrainingNoise(int dimension) {
        pairs = new Pairs(dimension);
        first = new double[pairs.size()];
        second = new double[pairs.size()][pairs.size()];
        g = new double[pairs.size()];
    }

    /** Adds an event with centred score t; one without positive weight has no joint score. */
    void add(double[] v, double[] t, double[] rate) {
        double w = v[0];
        if (!(w > 0)) {
            return;
        }
        int k = 0;
        for (int i = 0; i < t.length; i++) {
            double ri = v[1 + i] / w - rate[1 + i] / rate[0] - t[i];
            for (int j = i; j < t.length; j++) {
                double rj = v[1 + j] / w - rate[1 + j] / rate[0] - t[j];
                g[k++] = 0.5 * (ri * t[j] + rj * t[i]);
            }
        }
        weights += w;
        for (int m = 0; m < g.length; m++) {
            first[m] += w * g[m];
        }
        Pairs.addSquare(second, w, g);
    }

    /**
     * The covariance of what the noise of training does to the information.
     *
     * @param events Lσ, by which the mean of g is multiplied
     * @param perEvent Σ 1/n over the parts
     */
    double[][][][] covariance(double events, double perEvent) {
        double[][] covariance = new double[first.length][first.length];
        for (int m = 0; m < first.length; m++) {
            for (int n = m; n < first.length; n++) {
                double spread = second[m][n] / weights - first[m] / weights * first[n] / weights;
                covariance[m][n] = events * events * perEvent * spread;
            }
        }
        return pairs.covariance(Pairs.symmetric(covariance));
    }
}
