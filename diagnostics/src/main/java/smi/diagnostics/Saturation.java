package smi.diagnostics;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * The part of the events whose log r̂ sits at the end of its range, together with others, is beyond every physics, or no
 * number.
 */
final class Saturation {
    private static final double THRESHOLD = 0.005;

    /** No observable of a single event makes one hypothesis 10¹³ times as likely. */
    private static final double ENDLESS = 30;

    private Saturation() {}

    static Check check(Pairs pairs) {
        double low =
                Arrays.stream(pairs.logRatios()).filter(Double::isFinite).min().orElse(0);
        double high =
                Arrays.stream(pairs.logRatios()).filter(Double::isFinite).max().orElse(0);
        double near = 1e-9 * (high - low);
        Set<Long> atEnd = new HashSet<>();
        int endless = 0;
        for (int i = 0; i < pairs.size(); i++) {
            double f = pairs.logRatio(i);
            if (near > 0 && (f <= low + near || f >= high - near)) {
                atEnd.add(pairs.x().rowKey(i)); // events with the same observables have the same ratio rightly
            }
            endless += Math.abs(f) < ENDLESS ? 0 : 1;
        }
        // one event is always the lowest, and one the highest
        double share = (double) Math.max(endless, atEnd.size() - 2) / pairs.size();
        return new Check(
                "saturation",
                pairs.where(),
                share,
                Math.sqrt(share * (1 - share) / pairs.size()),
                THRESHOLD,
                "the part of events at the end of the range of the ratio; lower the learning rate, or leave out constant and discrete observables");
    }
}
