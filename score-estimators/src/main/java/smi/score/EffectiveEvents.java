package smi.score;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import smi.networks.Batch;
import smi.networks.BlockSource;
import smi.networks.EventPart;
import smi.networks.TrainingSettings;
import smi.networks.TrainingSource;

/**
 * How many independent simulated events the parts of a sample are worth, (Σ m)² / Σ m² with m the weights of all rows of
 * a simulated event. Of large samples, it looks at some of the simulated events.
 */
final class EffectiveEvents {
    private static final int ROWS_PER_BATCH = 4096;
    private static final long MANY = 2_000_000;

    private final BlockSource source;
    private final EventPart looked;

    private EffectiveEvents(BlockSource source) {
        this.source = source;
        int shares = Math.toIntExact(1 + source.blocks().events() / MANY);
        // another seed than that of any training part: what is looked at must be of every part
        looked = new EventPart(0, shares, 0x5EEDL);
    }

    /** One number for each part. */
    static double[] of(BlockSource source, TrainingSettings settings) {
        return new EffectiveEvents(source).of(settings);
    }

    private double[] of(TrainingSettings settings) {
        EventPart[] parts = IntStream.range(0, settings.parts())
                .mapToObj(part -> EventPart.of(settings, part))
                .toArray(EventPart[]::new);
        Map<Long, Double> weights = weights();
        double[] sums = new double[parts.length];
        double[] squares = new double[parts.length];
        weights.forEach((key, weight) -> {
            for (int p = 0; p < parts.length; p++) {
                if (parts[p].contains(key)) {
                    sums[p] += weight;
                    squares[p] += weight * weight;
                }
            }
        });
        double[] effective = new double[parts.length];
        Arrays.setAll(effective, p -> squares[p] > 0 ? looked.parts() * sums[p] * sums[p] / squares[p] : 0);
        return effective;
    }

    private Map<Long, Double> weights() {
        Map<Long, Double> weights = new HashMap<>();
        var random = new SplittableRandom(1);
        var batch = new Batch(
                ROWS_PER_BATCH, source.observables().size(), source.parameters().size());
        for (int block = 0; block < source.blocks().count(); block++) {
            TrainingSource events = source.load(new int[] {block});
            int[] chosen = IntStream.range(0, events.events())
                    .filter(event -> looked.contains(events.eventKey(event)))
                    .toArray();
            for (int from = 0; from < chosen.length; from += ROWS_PER_BATCH) {
                int to = Math.min(chosen.length, from + ROWS_PER_BATCH);
                events.fill(chosen, from, to, random, batch);
                for (int i = from; i < to; i++) {
                    weights.merge(events.eventKey(chosen[i]), batch.numeratorWeight()[i - from], Double::sum);
                }
            }
        }
        return weights;
    }
}
