package smi.events.simulators;

/**
 * Parton luminosities of a pp collision at 13 TeV. A channel is a quark flavour and the beam that the quark comes from:
 * channel 2f has the quark of flavour f in beam 1 (+z), channel 2f + 1 in beam 2. Holds its last result; not to be
 * shared between threads.
 */
final class PartonFlux {
    static final double COLLIDER_ENERGY = 13000.0;
    static final int CHANNELS = 2 * PartonDensities.FLAVOURS;
    private static final QuarkFlavour[] FLAVOURS = QuarkFlavour.values();

    /** GeV⁻² in pb. */
    private static final double PICOBARN = 0.3893793721e9;
    /** Electrons and muons. */
    private static final double LEPTON_FLAVOURS = 2;

    private final PartonDensities densities;
    private final double[] first = new double[CHANNELS];
    private final double[] second = new double[CHANNELS];
    private final double[] luminosity = new double[CHANNELS];

    PartonFlux(PartonDensities densities) {
        this.densities = densities;
    }

    static QuarkFlavour flavour(int channel) {
        return FLAVOURS[channel >> 1];
    }

    /** +1 where the quark moves along +z, −1 along −z. */
    static int orientation(int channel) {
        return 1 - 2 * (channel & 1);
    }

    /** The largest rapidity of a lepton pair, where one parton has all of its proton's momentum. */
    static double maxRapidity(double mass) {
        return Math.log(COLLIDER_ENERGY / mass);
    }

    /**
     * The products x1 f(x1) x2 f(x2) of all channels.
     *
     * @param mass of the lepton pair in GeV
     * @param rapidity of the lepton pair
     * @return shape {@code [CHANNELS]}; overwritten by the next call
     */
    double[] at(double mass, double rapidity) {
        double lnRootTau = -maxRapidity(mass);
        densities.evaluate(lnRootTau + rapidity, first);
        densities.evaluate(lnRootTau - rapidity, second);
        for (int f = 0; f < PartonDensities.FLAVOURS; f++) {
            int anti = f + PartonDensities.FLAVOURS;
            luminosity[2 * f] = first[f] * second[anti];
            luminosity[2 * f + 1] = first[anti] * second[f];
        }
        return luminosity;
    }

    /**
     * What turns a luminosity times an {@link AngularShape} into \( d\sigma/dm\,dy\,d\cos\theta \) in pb/GeV: with
     * \( dx_1 dx_2 = (2m/S)\, dm\, dy \), flux \( 1/32\pi s \), colour and spin average 1/12 and the s²/4 of the shape
     * times the 4 of the chiral currents.
     */
    static double factor(double mass) {
        double s = mass * mass;
        return LEPTON_FLAVOURS * PICOBARN * (2 / mass) * s / (32 * Math.PI * 12);
    }
}
