package smi.events.simulators;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import smi.events.simulators.DrellYanOptions.ObservableSet;

/** {@link DrellYanOptions} as text. */
final class DrellYanOptionText {
    private static final String OBSERVABLES = "observables";
    private static final String SAMPLED_FROM = "sampled-from";
    private static final String SMEARING = "smearing";
    private static final String CUTS = "cuts";
    private static final String BACKGROUND = "background";
    private static final String SYSTEMATICS = "systematics";

    private DrellYanOptionText() {}

    static List<SimulatorOption> list(DrellYanOptions options) {
        return List.of(
                new SimulatorOption(
                        OBSERVABLES,
                        label(options.observables()),
                        "detector: eight, smeared, with cuts; exact: m_ll, y_ll, cos_theta, whose likelihood is known"),
                new SimulatorOption(
                        SAMPLED_FROM,
                        String.join(",", options.sampledFrom()),
                        "benchmarks to generate events at, in equal parts, for example sm,w,neg_ww"),
                new SimulatorOption(
                        SMEARING,
                        onOff(options.smearing()),
                        "on or off: energy 5 %, eta 0.05, phi 0.05, missing momentum 10 GeV + 5 % of the sum of pt"),
                new SimulatorOption(
                        CUTS, onOff(options.cuts()), "on or off: |eta| < 2.5, pt > 50 GeV and 30 GeV of the leptons"),
                new SimulatorOption(
                        BACKGROUND,
                        Double.toString(options.backgroundPb()),
                        "cross section in pb of a background that is flat in cos_theta; 0 for none"),
                new SimulatorOption(
                        SYSTEMATICS,
                        onOff(options.systematics()),
                        "on or off: weights for the factorisation scale (x2, x0.5) and two PDF eigenvectors"));
    }

    /** Changing the set of observables starts from the defaults of that set: exact ones have no smearing, no cuts. */
    static DrellYanOptions changed(String simulator, DrellYanOptions present, Map<String, String> values) {
        var text = new OptionText(simulator, values);
        text.checkNames(list(present).stream().map(SimulatorOption::name).toList());
        List<String> labels = List.of(label(ObservableSet.DETECTOR), label(ObservableSet.EXACT));
        ObservableSet set = ObservableSet.valueOf(
                text.oneOf(OBSERVABLES, label(present.observables()), labels).toUpperCase(Locale.ROOT));
        boolean realistic = set == ObservableSet.DETECTOR;
        boolean same = set == present.observables();
        return new DrellYanOptions(
                set,
                text.names(SAMPLED_FROM, present.sampledFrom()),
                text.onOff(SMEARING, same ? present.smearing() : realistic),
                text.onOff(CUTS, same ? present.cuts() : realistic),
                text.picobarn(BACKGROUND, present.backgroundPb()),
                text.onOff(SYSTEMATICS, present.systematics()));
    }

    private static String label(ObservableSet set) {
        return set.name().toLowerCase(Locale.ROOT);
    }

    private static String onOff(boolean value) {
        return value ? "on" : "off";
    }
}
