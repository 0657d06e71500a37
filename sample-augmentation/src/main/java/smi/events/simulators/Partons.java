package smi.events.simulators;

/**
 * The generated particles of consecutive events.
 *
 * @param kinds how each event was generated: index into the kinds of an {@link EventMix}
 * @param channels flavour and direction of the quark
 * @param masses of the lepton pairs in GeV
 * @param rapidities of the lepton pairs
 * @param cosines of the angle between l⁻ and +z in the rest frame of the pair
 * @param azimuths of l⁻, in (−π, π]
 * @param leptonIds PDG number of l⁻: 11 or 13
 */
record Partons(
        int[] kinds,
        int[] channels,
        double[] masses,
        double[] rapidities,
        double[] cosines,
        double[] azimuths,
        int[] leptonIds) {

    static Partons ofSize(int[] kinds) {
        int n = kinds.length;
        return new Partons(kinds, new int[n], new double[n], new double[n], new double[n], new double[n], new int[n]);
    }

    int size() {
        return kinds.length;
    }
}
