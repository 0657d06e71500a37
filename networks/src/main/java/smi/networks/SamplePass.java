package smi.networks;

import java.util.ArrayList;
import java.util.List;

/** One pass over a sample before training: its scaling, what validates, and how many events remain to train on. */
final class SamplePass {
    private final BlockSource source;
    private final List<EventSplit> splits;
    private final List<List<BatchEvents>> validation = new ArrayList<>();
    private final long[] trainingEvents;
    private final int[] validationOf;

    /**
     * A pass for networks with these splits of the sample.
     *
     * @param validationOf for each network the one whose validation events it shares: itself, or an earlier one
     */
    SamplePass(BlockSource source, List<EventSplit> splits, int[] validationOf) {
        this.source = source;
        this.splits = splits;
        this.validationOf = validationOf.clone();
        for (int k = 0; k < splits.size(); k++) {
            validation.add(new ArrayList<>());
        }
        trainingEvents = new long[splits.size()];
    }

    /**
     * Goes through the sample.
     *
     * @param scaling sees every event
     * @param seeds one per network, for the hypotheses of its validation events
     */
    void run(ScalingPass scaling, long[] seeds) {
        Blocks blocks = source.blocks();
        for (int first = 0; first < blocks.count(); first += blocks.blocksPerWindow()) {
            int[] window = new int[Math.min(blocks.blocksPerWindow(), blocks.count() - first)];
            for (int i = 0; i < window.length; i++) {
                window[i] = first + i;
            }
            TrainingSource events = source.load(window);
            scaling.collect(events, blocks.first(first));
            for (int k = 0; k < splits.size(); k++) {
                trainingEvents[k] += splits.get(k).training(events).length;
            }
            for (int k = 0; k < splits.size(); k++) {
                if (validationOf[k] == k) {
                    keep(k, events, Seeds.of(seeds[k], first));
                }
            }
        }
    }

    private void keep(int network, TrainingSource events, long seed) {
        int[] chosen = splits.get(network).validation(events);
        if (chosen.length == 0) {
            return;
        }
        if (source.blocks().count() == 1) {
            validation.get(network).add(new BatchEvents(events, chosen, 0, chosen.length, seed));
            return;
        }
        int[] all = new int[chosen.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = i;
        }
        validation.get(network).add(new BatchEvents(events.select(chosen), all, 0, all.length, seed));
    }

    /** What validates a network, in parts. */
    List<BatchEvents> validation(int network) {
        return List.copyOf(validation.get(validationOf[network]));
    }

    /** The events per epoch of a network. */
    long trainingEvents(int network) {
        return trainingEvents[network];
    }
}
