package smi.networks;

/**
 * The end of a flow: Σ over the observables of log Σ_c π_c N(y; m_c, exp a_c), added to ℓ = log p; with its derivatives,
 * in the notation of {@link AffineTransform}. Outputs of the conditioner are (λ, m, r) per observable and component, with
 * π = softmax λ and a the bounded r.
 */
final class MixtureDensity {
    private static final double LOG_ROOT_TWO_PI = 0.5 * Math.log(2 * Math.PI);
    private final int columns;
    private final int first;
    private final int components;
    private final ScaleBound bound;
    private final double[] prior;
    private final double[] share;
    private final double[] log;
    private final double[] inverse;
    private final double[] pull;
    private final double[] tangents;
    private final double[] logJoint;

    /** @param columns of the conditioner's input, of which those before {@code first} are θ */
    MixtureDensity(int columns, int first, int components, double bound, int maxRows) {
        this.columns = columns;
        this.first = first;
        this.components = components;
        this.bound = new ScaleBound(bound);
        int size = maxRows * (columns - first) * components;
        prior = new double[size];
        share = new double[size];
        log = new double[size];
        inverse = new double[size];
        pull = new double[size];
        tangents = new double[4 * size];
        logJoint = new double[components];
    }

    /** Adds the logarithm of the density to ℓ. */
    void forward(int n, double[] input, double[] output, double[] logDensity) {
        int j = 0;
        for (int i = 0; i < n; i++) {
            for (int at = i * columns + first; at < (i + 1) * columns; at++) {
                logDensity[i] += column(input[at], j, output);
                j += components;
            }
        }
    }

    /** The log density of one observable, whose components begin at j. */
    private double column(double y, int j, double[] output) {
        for (int c = 0; c < components; c++) {
            logJoint[c] = output[3 * (j + c)];
        }
        double norm = logSum(j, prior);
        for (int c = 0; c < components; c++) {
            int k = j + c;
            log[k] = bound.value(output[3 * k + 2]);
            inverse[k] = Math.exp(-log[k]);
            pull[k] = (y - output[3 * k + 1]) * inverse[k];
            logJoint[c] = output[3 * k] - norm - log[k] - 0.5 * pull[k] * pull[k] - LOG_ROOT_TWO_PI;
        }
        return logSum(j, share);
    }

    /** log Σ exp of the joint logarithms; writes the share of each in the sum. */
    private double logSum(int j, double[] shares) {
        double largest = Double.NEGATIVE_INFINITY;
        for (double value : logJoint) {
            largest = Math.max(largest, value);
        }
        double sum = 0;
        for (int c = 0; c < components; c++) {
            shares[j + c] = Math.exp(logJoint[c] - largest);
            sum += shares[j + c];
        }
        for (int c = 0; c < components; c++) {
            shares[j + c] /= sum;
        }
        return largest + Math.log(sum);
    }

    /** c times the first derivatives of ℓ by the outputs and, directly, by y. */
    void adjoint(int n, double[] c, double[] byOutput, double[] byInput) {
        int k = 0;
        for (int i = 0; i < n; i++) {
            for (int at = i * columns + first; at < (i + 1) * columns; at++) {
                byInput[at] = 0;
                for (int end = k + components; k < end; k++) {
                    double byMean = c[i] * share[k] * pull[k] * inverse[k];
                    double byLog = c[i] * share[k] * (pull[k] * pull[k] - 1);
                    byOutput[3 * k] = c[i] * (share[k] - prior[k]);
                    byOutput[3 * k + 1] = byMean;
                    byOutput[3 * k + 2] = bound.slope(log[k]) * byLog;
                    byInput[at] -= byMean;
                }
            }
        }
    }

    /** The bars of the outputs and, directly, of y, given the tangents of both. */
    void curved(int n, double[] c, double[] ofInput, double[] ofOutput, double[] outputBar, double[] inputBar) {
        int k = 0;
        for (int i = 0; i < n; i++) {
            for (int at = i * columns + first; at < (i + 1) * columns; at++) {
                tangents(k, ofInput[at], ofOutput);
                inputBar[at] = 0;
                for (int end = k + components; k < end; k++) {
                    inputBar[at] -= bars(k, c[i], ofOutput[3 * k + 2], outputBar);
                }
            }
        }
    }

    /** The tangents of π, shares, pulls and a of one observable, four numbers per component. */
    private void tangents(int j, double ofY, double[] ofOutput) {
        double meanPrior = 0;
        for (int k = j; k < j + components; k++) {
            meanPrior += prior[k] * ofOutput[3 * k];
        }
        double meanJoint = 0;
        for (int k = j; k < j + components; k++) {
            double ofLog = bound.slope(log[k]) * ofOutput[3 * k + 2];
            double ofPull = (ofY - ofOutput[3 * k + 1]) * inverse[k] - pull[k] * ofLog;
            double ofJoint = ofOutput[3 * k] - meanPrior - ofLog - pull[k] * ofPull;
            tangents[4 * k] = prior[k] * (ofOutput[3 * k] - meanPrior);
            tangents[4 * k + 1] = ofJoint;
            tangents[4 * k + 2] = ofPull;
            tangents[4 * k + 3] = ofLog;
            meanJoint += share[k] * ofJoint;
        }
        for (int k = j; k < j + components; k++) {
            tangents[4 * k + 1] = share[k] * (tangents[4 * k + 1] - meanJoint);
        }
    }

    /** The bars of the three outputs of a component; returns that of its mean. */
    private double bars(int k, double c, double ofRaw, double[] outputBar) {
        double ofPrior = tangents[4 * k];
        double ofShare = tangents[4 * k + 1];
        double ofPull = tangents[4 * k + 2];
        double ofLog = tangents[4 * k + 3];
        double weight = c * share[k] + ofShare;
        double meanBar = inverse[k] * (weight * pull[k] + share[k] * (ofPull - pull[k] * ofLog));
        double square = pull[k] * pull[k] - 1;
        double logBar = weight * square + 2 * share[k] * pull[k] * ofPull;
        outputBar[3 * k] = weight - c * prior[k] - ofPrior;
        outputBar[3 * k + 1] = meanBar;
        outputBar[3 * k + 2] = bound.slope(log[k]) * logBar + bound.curvature(log[k]) * ofRaw * share[k] * square;
        return meanBar;
    }
}
