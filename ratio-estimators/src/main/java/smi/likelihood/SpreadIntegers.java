package smi.likelihood;

import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import smi.events.EventMatrix;
import smi.networks.Batch;
import smi.networks.ChangedSource;
import smi.networks.TrainingSource;

/**
 * A source whose whole-numbered observables (multiplicities, charges) are spread evenly over the unit around each number,
 * afresh in every batch. A density of a discrete observable has no maximum: it would pile up on the numbers without
 * learning how often each occurs. Of the spread observable the density at a number is the probability of that number.
 *
 * @param source gives the rows
 * @param columns the whole-numbered observables
 */
record SpreadIntegers(TrainingSource source, int[] columns) implements ChangedSource {
    /** The source itself if no observable takes whole numbers alone. */
    static TrainingSource of(TrainingSource source, EventMatrix x) {
        int[] whole = IntStream.range(0, x.columns())
                .filter(c -> IntStream.range(0, x.rows()).allMatch(i -> x.get(i, c) == Math.rint(x.get(i, c))))
                .toArray();
        return whole.length == 0 || x.rows() == 0 ? source : new SpreadIntegers(source, whole);
    }

    @Override
    public void change(RandomGenerator random, Batch batch) {
        int width = observables().size();
        for (int i = 0; i < batch.rows(); i++) {
            for (int column : columns) {
                batch.x()[i * width + column] += random.nextDouble(-0.5, 0.5);
            }
        }
    }

    @Override
    public long eventKey(int event) {
        // events with nothing but whole numbers are equal by chance, not because one was drawn twice
        return columns.length == observables().size() ? event : source.eventKey(event);
    }
}
