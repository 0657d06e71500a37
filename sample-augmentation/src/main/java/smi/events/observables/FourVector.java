package smi.events.observables;

/**
 * An energy-momentum four-vector, metric (+, −, −, −); GeV. Angles in rad.
 *
 * @param px momentum along x
 * @param py momentum along y
 * @param pz momentum along the beam
 * @param e energy
 */
public record FourVector(double px, double py, double pz, double e) {
    /** A vector that does not exist: whatever is computed from it is NaN. */
    public static final FourVector MISSING = new FourVector(Double.NaN, Double.NaN, Double.NaN, Double.NaN);

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
        if (pt > 0) {
            return asinh(pz / pt);
        }
        return pt == 0 ? Math.copySign(Double.POSITIVE_INFINITY, pz) : Double.NaN;
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
     * The difference of two vectors.
     *
     * @param other the other one
     * @return this − other
     */
    public FourVector minus(FourVector other) {
        return new FourVector(px - other.px, py - other.py, pz - other.pz, e - other.e);
    }

    /**
     * A multiple.
     *
     * @param factor a number
     * @return factor · this
     */
    public FourVector times(double factor) {
        return new FourVector(factor * px, factor * py, factor * pz, factor * e);
    }

    /**
     * The Lorentz product.
     *
     * @param other the other one
     * @return e e′ − p · p′
     */
    public double dot(FourVector other) {
        return e * other.e - dot3(other);
    }

    /**
     * The product of the three-momenta.
     *
     * @param other the other one
     * @return p · p′
     */
    public double dot3(FourVector other) {
        return px * other.px + py * other.py + pz * other.pz;
    }

    /**
     * The vector product of the three-momenta.
     *
     * @param other the other one
     * @return p × p′, with energy 0
     */
    public FourVector cross(FourVector other) {
        return new FourVector(
                py * other.pz - pz * other.py, pz * other.px - px * other.pz, px * other.py - py * other.px, 0);
    }

    /** {@return the size of the three-momentum} */
    public double p() {
        return Math.sqrt(dot3(this));
    }

    /** {@return the polar angle, in [0, π]} */
    public double theta() {
        return Math.atan2(pt(), pz);
    }

    /** {@return the cosine of the polar angle; NaN at rest} */
    public double cosTheta() {
        return pz / p();
    }

    /** {@return the transverse energy, e sin θ} */
    public double et() {
        return e * pt() / p();
    }

    /** {@return the transverse mass, √(e² − pz²); −√(−m²) where that is negative} */
    public double mt() {
        double square = e * e - pz * pz;
        return Math.copySign(Math.sqrt(Math.abs(square)), square);
    }

    /** {@return the velocity in units of c} */
    public double beta() {
        return p() / e;
    }

    /** {@return the Lorentz factor e / m} */
    public double gamma() {
        return e / m();
    }

    /** {@return the velocity (px/e, py/e, pz/e), with energy 0} */
    public FourVector velocity() {
        return new FourVector(px / e, py / e, pz / e, 0);
    }

    /**
     * Boosts by a velocity: a vector at rest moves with it afterwards.
     *
     * @param velocity the velocity in units of c; its energy is not used
     * @return the boosted vector; NaN for a velocity that is not below 1
     */
    public FourVector boost(FourVector velocity) {
        double square = velocity.dot3(velocity);
        double gamma = 1 / Math.sqrt(1 - square);
        double along = velocity.dot3(this);
        // (γ − 1)/β² without the loss of digits at small β
        double factor = gamma * gamma / (gamma + 1) * along + gamma * e;
        return square < 1
                ? new FourVector(
                        px + factor * velocity.px,
                        py + factor * velocity.py,
                        pz + factor * velocity.pz,
                        gamma * (e + along))
                : MISSING;
    }

    /**
     * The vector in the rest frame of another one.
     *
     * @param frame a time-like vector, for example the sum of two particles
     * @return the boosted vector; NaN if the frame is not time-like
     */
    public FourVector boostToRestFrame(FourVector frame) {
        return boost(frame.velocity().times(-1));
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

    /**
     * The distance in the plane of rapidity and azimuth.
     *
     * @param other the other vector
     * @return √(Δy² + Δφ²)
     */
    public double deltaRapidityPhi(FourVector other) {
        return Math.hypot(rapidity() - other.rapidity(), deltaPhi(other));
    }

    /**
     * The angle between the three-momenta.
     *
     * @param other the other vector
     * @return the angle, in [0, π]
     */
    public double deltaAngle(FourVector other) {
        return Math.atan2(cross(other).p(), dot3(other));
    }

    /** Through log1p, because log(x + √(x² + 1)) loses all digits of a small x. */
    private static double asinh(double x) {
        double size = Math.abs(x);
        return Math.copySign(Math.log1p(size + size * size / (1 + Math.sqrt(size * size + 1))), x);
    }
}
