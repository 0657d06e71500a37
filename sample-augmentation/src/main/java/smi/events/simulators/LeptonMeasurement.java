package smi.events.simulators;

import java.util.List;
import java.util.random.RandomGenerator;
import smi.events.Observable;
import smi.events.simulators.LeptonPairMeasurement.Observables;

/**
 * Eight observables of two leptons and missing transverse momentum, with or without the resolution of a detector and
 * cuts.
 *
 * @param resolution how leptons and missing momentum are smeared
 * @param cuts which events pass
 */
record LeptonMeasurement(Resolution resolution, Cuts cuts) implements Measurement {

    /**
     * Standard deviations of Gaussian smearing. The transverse momentum follows from energy and pseudorapidity.
     *
     * @param energy relative, of every lepton
     * @param eta absolute, of every lepton
     * @param phi absolute, of every lepton
     * @param missing absolute, of either component of the missing momentum, in GeV
     * @param missingOfSum relative to the sum of transverse momenta
     */
    record Resolution(double energy, double eta, double phi, double missing, double missingOfSum) {
        static final Resolution PERFECT = new Resolution(0, 0, 0, 0, 0);
        static final Resolution DETECTOR = new Resolution(0.05, 0.05, 0.05, 10, 0.05);
    }

    /**
     * Which events pass.
     *
     * @param maxAbsEta of both leptons
     * @param minPtLeading in GeV
     * @param minPtSubleading in GeV
     */
    record Cuts(double maxAbsEta, double minPtLeading, double minPtSubleading) {
        static final Cuts NONE = new Cuts(Double.POSITIVE_INFINITY, 0, 0);
        static final Cuts LEPTONS = new Cuts(2.5, 50, 30);

        boolean pass(Lepton leading, Lepton other) {
            return Math.abs(leading.eta) < maxAbsEta
                    && Math.abs(other.eta) < maxAbsEta
                    && leading.pt > minPtLeading
                    && other.pt > minPtSubleading;
        }
    }

    private record Lepton(double pt, double eta, double phi) {
        double px() {
            return pt * Math.cos(phi);
        }

        double py() {
            return pt * Math.sin(phi);
        }
    }

    @Override
    public List<Observable> observables() {
        return List.of(
                new Observable("pt_l1", "l[0].pt"),
                new Observable("eta_l1", "l[0].eta"),
                new Observable("pt_l2", "l[1].pt"),
                Observables.MASS,
                Observables.RAPIDITY,
                Observables.COSINE,
                new Observable("dphi_ll", "l[0].deltaphi(l[1])"),
                new Observable("met", "met.pt"));
    }

    @Override
    public boolean hasCuts() {
        return !cuts.equals(Cuts.NONE);
    }

    @Override
    public boolean measure(Partons events, int i, RandomGenerator random, double[] target, int offset) {
        double cosine = events.cosines()[i];
        double pt = 0.5 * events.masses()[i] * Math.sqrt((1 - cosine) * (1 + cosine));
        double halfGap = 0.5 * Math.log((1 + cosine) / (1 - cosine));
        double phi = events.azimuths()[i];
        Lepton minus = smeared(pt, events.rapidities()[i] + halfGap, phi, random);
        Lepton plus = smeared(pt, events.rapidities()[i] - halfGap, phi > 0 ? phi - Math.PI : phi + Math.PI, random);
        double sum = minus.pt + plus.pt;
        double noise = resolution.missing + resolution.missingOfSum * sum;
        double missingX = gaussian(-minus.px() - plus.px(), noise, random);
        double missingY = gaussian(-minus.py() - plus.py(), noise, random);
        boolean minusLeads = minus.pt >= plus.pt;
        Lepton leading = minusLeads ? minus : plus;
        Lepton other = minusLeads ? plus : minus;
        target[offset] = leading.pt;
        target[offset + 1] = leading.eta;
        target[offset + 2] = other.pt;
        fillPair(minus, plus, target, offset + 3);
        target[offset + 6] = wrapped(leading.phi - other.phi);
        target[offset + 7] = Math.sqrt(missingX * missingX + missingY * missingY);
        return cuts.pass(leading, other);
    }

    /** Mass, rapidity and the angle that the pseudorapidities give for massless leptons. */
    private static void fillPair(Lepton minus, Lepton plus, double[] target, int offset) {
        double gap = minus.eta - plus.eta;
        double cosPhi = Math.cos(minus.phi - plus.phi);
        double grow = Math.exp(gap);
        double mass2 = minus.pt * plus.pt * (grow + 1 / grow - 2 * cosPhi);
        double forward = minus.pt * Math.exp(minus.eta) + plus.pt * Math.exp(plus.eta);
        double backward = minus.pt * Math.exp(-minus.eta) + plus.pt * Math.exp(-plus.eta);
        target[offset] = Math.sqrt(mass2);
        target[offset + 1] = 0.5 * Math.log(forward / backward);
        target[offset + 2] = (grow - 1) / (grow + 1);
    }

    /** A lepton has positive energy, so an energy that is not is drawn again. */
    private Lepton smeared(double pt, double eta, double phi, RandomGenerator random) {
        double scale;
        do {
            scale = gaussian(1, resolution.energy, random);
        } while (!(scale > 0));
        double measuredEta = gaussian(eta, resolution.eta, random);
        double measuredPt = pt * scale * Math.cosh(eta) / Math.cosh(measuredEta);
        return new Lepton(measuredPt, measuredEta, wrapped(gaussian(phi, resolution.phi, random)));
    }

    private static double gaussian(double mean, double deviation, RandomGenerator random) {
        return deviation > 0 ? mean + deviation * random.nextGaussian() : mean;
    }

    /** The angle in (−π, π]. */
    private static double wrapped(double angle) {
        if (angle > Math.PI) {
            return angle - 2 * Math.PI;
        }
        return angle > -Math.PI ? angle : angle + 2 * Math.PI;
    }
}
