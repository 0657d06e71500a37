package smi.events.simulators;

import smi.morphing.MorphingComponents;
import smi.morphing.Parameter;
import smi.morphing.ParameterSpace;

/**
 * pp → l⁻l⁺ (e and μ summed) at leading order for 300 GeV &lt; m &lt; 3 TeV: photon, Z and the four-fermion operators
 * O(lq,1) and O(lq,3), whose coefficients C/Λ² are 0.1 TeV⁻² times θ = (clq1, clq3). Every cross section is quadratic
 * in θ; its coefficients are in the order of {@link #COMPONENTS}.
 */
final class DrellYanCrossSection {
    static final double MIN_MASS = 300;
    static final double MAX_MASS = 3000;

    static final ParameterSpace SPACE = ParameterSpace.of(
            new Parameter("clq1", "dim6", 1, 2, -1, 1, "0.1*theta"),
            new Parameter("clq3", "dim6", 2, 2, -1, 1, "0.1*theta"));
    /** 1, θ3, θ3², θ1, θ1 θ3, θ1². */
    static final MorphingComponents COMPONENTS = MorphingComponents.upTo(SPACE, 2);

    private static final QuarkFlavour[] FLAVOURS = QuarkFlavour.values();

    private DrellYanCrossSection() {}

    /** The value of a polynomial at θ = (clq1, clq3). */
    static double at(double[] coefficients, double... theta) {
        double[] monomials = COMPONENTS.monomials(theta);
        double sum = 0;
        for (int c = 0; c < monomials.length; c++) {
            sum += monomials[c] * coefficients[c];
        }
        return sum;
    }

    /** Coefficients of F + I C(θ) + C(θ)² times {@code up}, plus B times {@code down}, added to a sum. */
    private static void add(QuarkFlavour flavour, AngularShape shape, double up, double down, double[] sum) {
        double unit = QuarkFlavour.contactUnit();
        double sign = flavour.tripletSign();
        double linear = up * shape.interference() * unit;
        double square = up * unit * unit;
        sum[0] += up * shape.forward() + down * shape.backward();
        sum[1] += sign * linear;
        sum[2] += square;
        sum[3] += linear;
        sum[4] += 2 * sign * square;
        sum[5] += square;
    }

    /**
     * \( d\sigma/dm\,dy\,d\cos\theta \) in pb/GeV of one channel.
     *
     * @param channel flavour and orientation
     * @param flux luminosities at (m, y)
     * @param mass of the lepton pair in GeV
     * @param cosine of the angle between l⁻ and +z in the rest frame of the pair
     * @param sum gets the coefficients added
     */
    static void addChannel(int channel, double[] flux, double mass, double cosine, double[] sum) {
        QuarkFlavour flavour = PartonFlux.flavour(channel);
        double scale = PartonFlux.factor(mass) * flux[channel];
        double c = cosine * PartonFlux.orientation(channel);
        AngularShape shape = flavour.amplitudes(mass * mass);
        add(flavour, shape, scale * (1 + c) * (1 + c), scale * (1 - c) * (1 - c), sum);
    }

    /** The sum over channels of {@link #addChannel}: the marginal where flavour and orientation are not known. */
    static double[] coefficients(PartonFlux flux, double mass, double rapidity, double cosine) {
        double[] sum = new double[COMPONENTS.count()];
        double[] luminosity = flux.at(mass, rapidity);
        for (int k = 0; k < PartonFlux.CHANNELS; k++) {
            addChannel(k, luminosity, mass, cosine, sum);
        }
        return sum;
    }

    /** \( d\sigma/dm\,dy \) in pb/GeV at one θ, given by the contact interaction of every flavour. */
    static double overAngles(double[] luminosity, double mass, double[] contacts) {
        double sum = 0;
        for (QuarkFlavour flavour : FLAVOURS) {
            int f = flavour.ordinal();
            double angles = flavour.amplitudes(mass * mass).integrated(contacts[f]);
            sum += (luminosity[2 * f] + luminosity[2 * f + 1]) * angles;
        }
        return sum * PartonFlux.factor(mass);
    }

    /** The contact interactions of the flavours at θ = (clq1, clq3), in GeV⁻². */
    static double[] contacts(double... theta) {
        double[] contacts = new double[FLAVOURS.length];
        for (QuarkFlavour flavour : FLAVOURS) {
            contacts[flavour.ordinal()] = flavour.contact(theta[0], theta[1]);
        }
        return contacts;
    }

    /**
     * Coefficients of σ(θ) in pb, by quadrature in ln m and y; the integral over the angle is exact.
     *
     * @param densities the parton densities
     * @param fromMass lower end of the mass window in GeV
     * @param toMass its upper end
     * @param nMass nodes in the mass
     * @param nRapidity nodes in the rapidity
     */
    static double[] inclusive(PartonDensities densities, double fromMass, double toMass, int nMass, int nRapidity) {
        var flux = new PartonFlux(densities);
        double[] sum = new double[COMPONENTS.count()];
        GaussLegendre lnMasses = GaussLegendre.on(Math.log(fromMass), Math.log(toMass), nMass);
        GaussLegendre fractions = GaussLegendre.on(-1, 1, nRapidity);
        for (int i = 0; i < nMass; i++) {
            double mass = Math.exp(lnMasses.nodes()[i]);
            double yMax = PartonFlux.maxRapidity(mass);
            double outer = lnMasses.weights()[i] * mass * yMax * PartonFlux.factor(mass) * 8.0 / 3.0;
            for (int j = 0; j < nRapidity; j++) {
                double[] luminosity = flux.at(mass, yMax * fractions.nodes()[j]);
                for (QuarkFlavour flavour : FLAVOURS) {
                    int f = flavour.ordinal();
                    double weight = outer * fractions.weights()[j] * (luminosity[2 * f] + luminosity[2 * f + 1]);
                    add(flavour, flavour.amplitudes(mass * mass), weight, weight, sum);
                }
            }
        }
        return sum;
    }

    /** Coefficients of σ(θ) in pb of the whole mass window, converged to rounding. */
    static double[] inclusive(PartonDensities densities) {
        return inclusive(densities, MIN_MASS, MAX_MASS, 40, 100);
    }
}
