package smi.events.simulators;

/**
 * The squared matrix element of q q̄ → l⁻ l⁺ at one energy, in units of s²/4:
 * \( (1+c)^2 (F + I C + C^2) + (1-c)^2 B \), with c the cosine between quark and l⁻ in their rest frame and C the
 * contact interaction in GeV⁻².
 *
 * @param forward F, sum of the squared LL and RR amplitudes without contact interaction, GeV⁻⁴
 * @param interference I, twice the real part of the LL amplitude, GeV⁻²
 * @param backward B, sum of the squared LR and RL amplitudes, GeV⁻⁴
 */
record AngularShape(double forward, double interference, double backward) {

    /** F + I C + C². */
    double forwardAt(double contact) {
        return forward + (interference + contact) * contact;
    }

    /** The squared matrix element at an angle. */
    double at(double cosine, double contact) {
        double up = 1 + cosine;
        double down = 1 - cosine;
        return up * up * forwardAt(contact) + down * down * backward;
    }

    /** Its integral over the cosine. */
    double integrated(double contact) {
        return 8.0 / 3.0 * (forwardAt(contact) + backward);
    }
}
