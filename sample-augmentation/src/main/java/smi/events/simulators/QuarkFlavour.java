package smi.events.simulators;

/** The quark flavours of the toy proton, in the order of all arrays. */
enum QuarkFlavour {
    UP(2, 2.0 / 3.0, 0.5),
    DOWN(1, -1.0 / 3.0, -0.5),
    STRANGE(3, -1.0 / 3.0, -0.5);

    private static final double ALPHA = 1.0 / 128.0;
    private static final double SIN2_WEAK = 0.231;
    private static final double MASS_Z = 91.1876;
    private static final double WIDTH_Z = 2.4952;
    /** θ = 1 is a coefficient C/Λ² of 0.1 TeV⁻², here in GeV⁻². */
    private static final double CONTACT_UNIT = 0.1e-6;

    private static final double E2 = 4 * Math.PI * ALPHA;
    private static final double WEAK2 = E2 / (SIN2_WEAK * (1 - SIN2_WEAK));
    private static final double LEPTON_LEFT = -0.5 + SIN2_WEAK;
    private static final double LEPTON_RIGHT = SIN2_WEAK;

    private final int pdgId;
    private final double charge;
    private final double left;
    private final double right;
    private final double tripletSign;

    QuarkFlavour(int pdgId, double charge, double isospin) {
        this.pdgId = pdgId;
        this.charge = charge;
        this.left = isospin - charge * SIN2_WEAK;
        this.right = -charge * SIN2_WEAK;
        this.tripletSign = isospin > 0 ? -1 : 1;
    }

    int pdgId() {
        return pdgId;
    }

    /**
     * The contact interaction of left-handed quarks and leptons in GeV⁻²: the singlet operator gives C(lq,1) to every
     * quark, the triplet operator C(lq,3) with the sign of −(isospin of quark) × (isospin of lepton).
     */
    double contact(double singlet, double triplet) {
        return CONTACT_UNIT * (singlet + tripletSign * triplet);
    }

    double tripletSign() {
        return tripletSign;
    }

    static double contactUnit() {
        return CONTACT_UNIT;
    }

    /**
     * Helicity amplitudes of photon and Z exchange, squared.
     *
     * @param s squared partonic energy in GeV²
     */
    AngularShape amplitudes(double s) {
        double off = s - MASS_Z * MASS_Z;
        double width = MASS_Z * WIDTH_Z;
        double norm = off * off + width * width;
        double re = WEAK2 * off / norm;
        double im = -WEAK2 * width / norm;
        double photon = -E2 * charge / s;
        double leftLeft = photon + left * LEPTON_LEFT * re;
        double forward = squared(photon, left * LEPTON_LEFT, re, im) + squared(photon, right * LEPTON_RIGHT, re, im);
        double backward = squared(photon, left * LEPTON_RIGHT, re, im) + squared(photon, right * LEPTON_LEFT, re, im);
        return new AngularShape(forward, 2 * leftLeft, backward);
    }

    private static double squared(double photon, double couplings, double re, double im) {
        double real = photon + couplings * re;
        double imaginary = couplings * im;
        return real * real + imaginary * imaginary;
    }
}
