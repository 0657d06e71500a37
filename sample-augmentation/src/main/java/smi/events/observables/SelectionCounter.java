package smi.events.observables;

import java.util.ArrayList;
import java.util.List;

/** Applies a selection to one event after the other and counts what became of them. */
public final class SelectionCounter {
    private final EventSelection selection;
    private final List<String> reasons;
    private final long[] rejected;
    private long read;

    SelectionCounter(EventSelection selection) {
        this.selection = selection;
        this.reasons = selection.reasons();
        this.rejected = new long[reasons.size()];
    }

    /**
     * Judges one event.
     *
     * @param event its objects
     * @param row filled with the observations from index 0 on; meaningless when the event is rejected
     * @return whether the event is kept
     */
    public boolean accept(EventObjects event, double[] row) {
        read++;
        int reason = selection.apply(event, row);
        if (reason != EventSelection.ACCEPTED) {
            rejected[reason]++;
        }
        return reason == EventSelection.ACCEPTED;
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
