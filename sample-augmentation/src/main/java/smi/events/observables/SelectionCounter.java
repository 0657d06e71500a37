package smi.events.observables;

import java.util.ArrayList;
import java.util.List;

/** Applies a selection to one event after the other and counts what became of them. */
public final class SelectionCounter {
    private final EventSelection selection;
    private final List<String> reasons;
    private final long[] rejected;
    private long read;
    /** The reason that the current event is tried for. */
    private int reason;

    SelectionCounter(EventSelection selection) {
        this.selection = selection;
        this.reasons = selection.reasons();
        this.rejected = new long[reasons.size()];
    }

    /**
     * Measures and judges one event.
     *
     * @param event the event
     * @param row filled with the observations from index 0 on; meaningless when the event is rejected
     * @return the factor on its weights; 0 when it is rejected
     */
    public double judge(EventRecord event, double[] row) {
        return judge(selection.detector().measure(event), row);
    }

    /**
     * Judges one event.
     *
     * @param event its objects
     * @param row filled with the observations from index 0 on; meaningless when the event is rejected
     * @return the factor on its weights; 0 when it is rejected
     */
    public double judge(EventObjects event, double[] row) {
        read++;
        reason = 0;
        boolean kept = observe(event, row) && passes(event);
        double factor = kept ? efficiency(event) : 0;
        if (!(factor > 0)) {
            rejected[reason]++;
            return 0;
        }
        return factor;
    }

    private boolean observe(EventObjects event, double[] row) {
        List<SelectedObservable> observables = selection.observables();
        for (int i = 0; i < observables.size(); i++) {
            SelectedObservable selected = observables.get(i);
            row[i] = selected.stored(event);
            if (!Double.isFinite(row[i])) {
                return false;
            }
            reason += selected.whenMissing().isPresent() ? 0 : 1;
        }
        return true;
    }

    private boolean passes(EventObjects event) {
        for (Cut cut : selection.cuts()) {
            if (!cut.accepts(event)) {
                return false;
            }
            reason++;
        }
        return true;
    }

    private double efficiency(EventObjects event) {
        double product = 1;
        for (Efficiency efficiency : selection.efficiencies()) {
            double factor = efficiency.factor(event);
            if (!(factor > 0)) {
                return 0;
            }
            product *= factor;
            reason++;
        }
        return product;
    }

    /** {@return the counts so far} */
    public CutFlow cutFlow() {
        List<CutFlow.Rejection> rejections = new ArrayList<>();
        long accepted = read;
        for (int i = 0; i < rejected.length; i++) {
            rejections.add(new CutFlow.Rejection(reasons.get(i), rejected[i]));
            accepted -= rejected[i];
        }
        return new CutFlow(read, rejections, accepted);
    }
}
