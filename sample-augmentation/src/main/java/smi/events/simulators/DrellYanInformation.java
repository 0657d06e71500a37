package smi.events.simulators;

import smi.events.Luminosity;
import smi.morphing.ParameterPoint;

/** \( L \int \partial_p\sigma\, \partial_q\sigma / \sigma \) over the phase space of Drell–Yan events, by quadrature. */
final class DrellYanInformation {
    /** Nodes in mass, rapidity and angle: twice as many change the result by less than 1e-12. */
    private static final int MASSES = 100;

    private static final int RAPIDITIES = 120;
    private static final int COSINES = 40;

    private final double[] monomials;
    private final double[][] gradients;
    private final double[][] sum;

    private DrellYanInformation(ParameterPoint point) {
        double[] theta = point.values();
        monomials = DrellYanCrossSection.COMPONENTS.monomials(theta);
        gradients = DrellYanCrossSection.COMPONENTS.gradients(theta);
        sum = new double[gradients.length][gradients.length];
    }

    /** What a point of phase space adds. */
    private interface Integrand {
        void add(DrellYanInformation sum, double volume, double[] luminosity, double mass, double cosine);
    }

    /** Where mass, rapidity and angle are observed. */
    static double[][] marginal(ParameterPoint theta, Luminosity luminosity) {
        return integrate(theta, luminosity, DrellYanInformation::addAllChannels);
    }

    /** Where flavour and direction of the quark are known, too. */
    static double[][] channelKnown(ParameterPoint theta, Luminosity luminosity) {
        return integrate(theta, luminosity, DrellYanInformation::addEachChannel);
    }

    private static double[][] integrate(ParameterPoint theta, Luminosity luminosity, Integrand integrand) {
        var information = new DrellYanInformation(theta);
        var flux = new PartonFlux(PartonDensities.CENTRAL);
        GaussLegendre lnMasses = GaussLegendre.on(
                Math.log(DrellYanCrossSection.MIN_MASS), Math.log(DrellYanCrossSection.MAX_MASS), MASSES);
        GaussLegendre fractions = GaussLegendre.on(-1, 1, RAPIDITIES);
        GaussLegendre cosines = GaussLegendre.on(-1, 1, COSINES);
        for (int i = 0; i < MASSES; i++) {
            double mass = Math.exp(lnMasses.nodes()[i]);
            double yMax = PartonFlux.maxRapidity(mass);
            double volume = luminosity.inversePicobarn() * lnMasses.weights()[i] * mass * yMax;
            for (int j = 0; j < RAPIDITIES; j++) {
                double[] at = flux.at(mass, yMax * fractions.nodes()[j]);
                for (int k = 0; k < COSINES; k++) {
                    double cell = volume * fractions.weights()[j] * cosines.weights()[k];
                    integrand.add(information, cell, at, mass, cosines.nodes()[k]);
                }
            }
        }
        return information.sum;
    }

    private void addAllChannels(double volume, double[] luminosity, double mass, double cosine) {
        double[] coefficients = new double[monomials.length];
        for (int channel = 0; channel < PartonFlux.CHANNELS; channel++) {
            DrellYanCrossSection.addChannel(channel, luminosity, mass, cosine, coefficients);
        }
        add(volume, coefficients);
    }

    private void addEachChannel(double volume, double[] luminosity, double mass, double cosine) {
        for (int channel = 0; channel < PartonFlux.CHANNELS; channel++) {
            double[] coefficients = new double[monomials.length];
            DrellYanCrossSection.addChannel(channel, luminosity, mass, cosine, coefficients);
            add(volume, coefficients);
        }
    }

    private void add(double volume, double[] coefficients) {
        double density = DrellYanLikelihood.dot(monomials, coefficients);
        if (!(density > 0)) {
            return;
        }
        for (int p = 0; p < sum.length; p++) {
            for (int q = 0; q < sum.length; q++) {
                sum[p][q] += volume
                        * DrellYanLikelihood.dot(gradients[p], coefficients)
                        * DrellYanLikelihood.dot(gradients[q], coefficients)
                        / density;
            }
        }
    }
}
