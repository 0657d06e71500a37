package smi.events.simulators;

import java.util.Arrays;

/**
 * The toy parton densities of Les Houches 2001 (hep-ph/0204316, section 5.1): fixed in the factorisation scale, with an
 * invented logarithm of the scale and two invented eigenvectors on top, so that events have systematic weights.
 *
 * @param scaleFactor factorisation scale over its central value
 * @param eigenvector the variation that is applied
 */
record PartonDensities(double scaleFactor, Eigenvector eigenvector) {
    /** Variations of the densities by one standard deviation. */
    enum Eigenvector {
        NONE,
        VALENCE,
        SEA
    }

    static final int FLAVOURS = 3;
    static final PartonDensities CENTRAL = new PartonDensities(1, Eigenvector.NONE);

    private static final double LN_PIVOT = Math.log(0.05);

    /**
     * Momentum densities x f(x) of u, d, s, ū, d̄, s̄; zero at and beyond x = 1.
     *
     * @param lnX logarithm of the momentum fraction
     * @param xf gets the six densities
     */
    void evaluate(double lnX, double[] xf) {
        double x = Math.exp(lnX);
        double rest = 1 - x;
        if (!(rest > 0)) {
            Arrays.fill(xf, 0.0);
            return;
        }
        double rest3 = rest * rest * rest;
        double valence = Math.exp(0.8 * lnX) * rest3;
        double down = 0.1939875 * Math.exp(-0.1 * lnX) * rest3 * rest3;
        double sea = 1.0;
        if (eigenvector == Eigenvector.VALENCE) {
            valence *= 1 + 0.02 * (lnX - LN_PIVOT);
        } else if (eigenvector == Eigenvector.SEA) {
            sea = 1 + 0.05 * rest * rest * (1 + 0.1 * (lnX - LN_PIVOT));
        }
        double scale = scaleFactor == 1 ? 1 : 1 + 0.06 * Math.log(scaleFactor) * (1 - 4 * Math.sqrt(x));
        double antiUp = rest * down;
        double strange = 0.2 * (antiUp + down) * sea * scale;
        xf[3] = antiUp * sea * scale;
        xf[4] = down * sea * scale;
        xf[5] = strange;
        xf[0] = 5.1072 * valence * scale + xf[3];
        xf[1] = 3.06432 * valence * rest * scale + xf[4];
        xf[2] = strange;
    }
}
