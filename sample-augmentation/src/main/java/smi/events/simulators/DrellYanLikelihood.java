package smi.events.simulators;

import java.util.List;
import smi.events.EventMatrix;
import smi.events.Luminosity;
import smi.events.Observable;
import smi.morphing.MorphingComponents;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;

/**
 * The likelihood of the observables (m_ll, y_ll, cos_theta) of Drell–Yan events without smearing and cuts. Flavour and
 * direction of the quark are summed over: they are what the simulator knows and the observer does not.
 */
public final class DrellYanLikelihood implements ExactLikelihood {
    private final Arguments arguments = new Arguments(this);
    private final double[] inclusive = DrellYanCrossSection.inclusive(PartonDensities.CENTRAL);

    /** The likelihood with the central parton densities. */
    public DrellYanLikelihood() {}

    @Override
    public ParameterSpace space() {
        return DrellYanCrossSection.SPACE;
    }

    @Override
    public List<String> observables() {
        return new LeptonPairMeasurement()
                .observables().stream().map(Observable::name).toList();
    }

    /** {@return the monomials in θ of which every cross section is made, in the order of the coefficients} */
    public MorphingComponents components() {
        return DrellYanCrossSection.COMPONENTS;
    }

    /**
     * The differential cross section of every event as a polynomial in θ.
     *
     * @param x columns m_ll in GeV, y_ll, cos_theta
     * @return coefficients of \( d\sigma/dm\,dy\,d\cos\theta \) in pb/GeV, shape {@code [n][nComponents]}
     */
    public EventMatrix coefficients(EventMatrix x) {
        arguments.checkColumns(x);
        var flux = new PartonFlux(PartonDensities.CENTRAL);
        int components = components().count();
        double[] result = new double[x.rows() * components];
        for (int i = 0; i < x.rows(); i++) {
            double[] c = DrellYanCrossSection.coefficients(flux, x.get(i, 0), x.get(i, 1), x.get(i, 2));
            System.arraycopy(c, 0, result, i * components, components);
        }
        return EventMatrix.of(x.rows(), components, result);
    }

    @Override
    public double[] logRatio(EventMatrix x, ParameterPoint numerator, ParameterPoint denominator) {
        EventMatrix coefficients = coefficients(x);
        double[] above = components().monomials(arguments.coordinates(numerator));
        double[] below = components().monomials(arguments.coordinates(denominator));
        double rate = Math.log(dot(above, inclusive) / dot(below, inclusive));
        double[] result = new double[x.rows()];
        for (int i = 0; i < result.length; i++) {
            double[] c = coefficients.row(i);
            result[i] = Math.log(dot(above, c) / dot(below, c)) - rate;
        }
        return result;
    }

    @Override
    public EventMatrix score(EventMatrix x, ParameterPoint theta) {
        EventMatrix coefficients = coefficients(x);
        double[] monomials = components().monomials(arguments.coordinates(theta));
        double[][] gradients = components().gradients(arguments.coordinates(theta));
        double[] score = new double[x.rows() * gradients.length];
        for (int i = 0; i < x.rows(); i++) {
            double[] c = coefficients.row(i);
            for (int p = 0; p < gradients.length; p++) {
                score[i * gradients.length + p] = dot(gradients[p], c) / dot(monomials, c)
                        - dot(gradients[p], inclusive) / dot(monomials, inclusive);
            }
        }
        return EventMatrix.of(x.rows(), gradients.length, score);
    }

    @Override
    public double crossSection(ParameterPoint theta) {
        return DrellYanCrossSection.at(inclusive, arguments.coordinates(theta));
    }

    @Override
    public double[] crossSectionGradient(ParameterPoint theta) {
        double[][] gradients = components().gradients(arguments.coordinates(theta));
        double[] result = new double[gradients.length];
        for (int p = 0; p < result.length; p++) {
            result[p] = dot(gradients[p], inclusive);
        }
        return result;
    }

    @Override
    public double[][] information(ParameterPoint theta, Luminosity luminosity) {
        arguments.coordinates(theta);
        return DrellYanInformation.marginal(theta, luminosity);
    }

    /**
     * The information that flavour and direction of the quark would give on top: the mean of the joint scores' squares,
     * an upper bound of {@link #information}.
     *
     * @param theta a point
     * @param luminosity the integrated luminosity
     * @return shape {@code [2][2]}
     */
    public double[][] truthInformation(ParameterPoint theta, Luminosity luminosity) {
        arguments.coordinates(theta);
        return DrellYanInformation.channelKnown(theta, luminosity);
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
