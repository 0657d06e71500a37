package smi.events.simulators;

import java.util.List;
import smi.morphing.InvalidInputException;

/**
 * Options of the Drell–Yan simulator.
 *
 * @param observables which observables the events have
 * @param sampledFrom names of the benchmarks that events are generated at, in equal parts; at least one
 * @param smearing whether leptons and missing momentum are measured with the resolution of a detector: energy 5 %,
 *     η 0.05, φ 0.05, missing momentum 10 GeV and 5 % of the sum of transverse momenta
 * @param cuts whether only events with |η| &lt; 2.5 of both leptons, pt &gt; 50 GeV of the first and 30 GeV of the second
 *     are kept
 * @param backgroundPb cross section of a background in pb, flat in cos θ and softer in the mass; 0 for none
 * @param systematics whether events have weights for variations of the factorisation scale and the parton densities
 */
public record DrellYanOptions(
        ObservableSet observables,
        List<String> sampledFrom,
        boolean smearing,
        boolean cuts,
        double backgroundPb,
        boolean systematics) {

    /** Which observables the events have. */
    public enum ObservableSet {
        /** pt_l1, eta_l1, pt_l2, m_ll, y_ll, cos_theta, dphi_ll, met. */
        DETECTOR,
        /** m_ll, y_ll, cos_theta, whose likelihood is known. */
        EXACT
    }

    public DrellYanOptions {
        sampledFrom = List.copyOf(sampledFrom);
        if (sampledFrom.isEmpty()) {
            throw new InvalidInputException("no sampling benchmark for the simulator drell-yan; name at least one");
        }
        if (!(backgroundPb >= 0 && backgroundPb < Double.POSITIVE_INFINITY)) {
            throw new InvalidInputException(
                    "the background of the simulator drell-yan has a cross section of %s pb; give a number of 0 or more"
                            .formatted(backgroundPb));
        }
        if (observables == ObservableSet.EXACT && (smearing || cuts)) {
            throw new InvalidInputException(
                    "the observables 'exact' of the simulator drell-yan have a known likelihood only without smearing and cuts; switch both off, or use the observables 'detector'");
        }
    }

    /** {@return eight observables with smearing and cuts, generated at the Standard Model, no background} */
    public static DrellYanOptions defaults() {
        return new DrellYanOptions(ObservableSet.DETECTOR, List.of("sm"), true, true, 0, false);
    }

    /** {@return three observables as generated, so that their likelihood is known} */
    public static DrellYanOptions exact() {
        return new DrellYanOptions(ObservableSet.EXACT, List.of("sm"), false, false, 0, false);
    }

    /** {@return how a detector with these options measures events} */
    Measurement measurement() {
        if (observables == ObservableSet.EXACT) {
            return new LeptonPairMeasurement();
        }
        return new LeptonMeasurement(
                smearing ? LeptonMeasurement.Resolution.DETECTOR : LeptonMeasurement.Resolution.PERFECT,
                cuts ? LeptonMeasurement.Cuts.LEPTONS : LeptonMeasurement.Cuts.NONE);
    }
}
