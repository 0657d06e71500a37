package smi.events.observables;

/**
 * An energy-momentum four-vector, metric (+, −, −, −); GeV.
 *
 * @param px momentum along x
 * @param py momentum along y
 * @param pz momentum along the beam
 * @param e energy
 */
public record FourVector(double px, double py, double pz, double e) {

    /** {@return the transverse momentum} */
    public double pt() {
        return Math.sqrt(px * px + py * py);
    }

    /** {@return the azimuthal angle, in (−π, π]} */
    public double phi() {
        return Math.atan2(py, px);
    }

    /** {@return the pseudorapidity; infinite along the beam} */
    public double eta() {
        double pt = pt();
        return pt > 0 ? asinh(pz / pt) : Math.copySign(Double.POSITIVE_INFINITY, pz);
    }

    /** {@return the rapidity; infinite for a massless vector along the beam} */
    public double rapidity() {
        return 0.5 * Math.log((e + pz) / (e - pz));
    }

    /** {@return the invariant mass; −√(−m²) where rounding or nature makes m² negative} */
    public double m() {
        double square = e * e - (px * px + py * py + pz * pz);
        return Math.copySign(Math.sqrt(Math.abs(square)), square);
    }

    /**
     * The sum of two vectors.
     *
     * @param other the other one
     * @return this + other
     */
    public FourVector plus(FourVector other) {
        return new FourVector(px + other.px, py + other.py, pz + other.pz, e + other.e);
    }

    /**
     * The signed azimuthal distance.
     *
     * @param other the other vector
     * @return φ of this minus φ of the other, in [−π, π)
     */
    public double deltaPhi(FourVector other) {
        double difference = phi() - other.phi();
        if (difference >= Math.PI) {
            return difference - 2 * Math.PI;
        }
        return difference < -Math.PI ? difference + 2 * Math.PI : difference;
    }

    /**
     * The signed distance in pseudorapidity.
     *
     * @param other the other vector
     * @return η of this minus η of the other
     */
    public double deltaEta(FourVector other) {
        return eta() - other.eta();
    }

    /**
     * The distance in the plane of pseudorapidity and azimuth.
     *
     * @param other the other vector
     * @return √(Δη² + Δφ²)
     */
    public double deltaR(FourVector other) {
        return Math.hypot(deltaEta(other), deltaPhi(other));
    }

    /** Through log1p, because log(x + √(x² + 1)) loses all digits of a small x. */
    private static double asinh(double x) {
        double size = Math.abs(x);
        return Math.copySign(Math.log1p(size + size * size / (1 + Math.sqrt(size * size + 1))), x);
    }
}
