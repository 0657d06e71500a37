package smi.limits.toys;

import java.util.Optional;
import java.util.random.RandomGenerator;

/** Pseudo-experiments without nuisance parameters: a number of events, and rows of the table of log r. */
final class EventToys implements ToyMaker {
    private final ToyModel model;
    private final double expected;
    private final PoissonDraw count;
    private final Optional<PoolDraw> events;

    EventToys(ToyModel model, double expected, PoissonDraw count, Optional<PoolDraw> events) {
        this.model = model;
        this.expected = expected;
        this.count = count;
        this.events = events;
    }

    @Override
    public void make(RandomGenerator random, double[] total) {
        int n = model.countsFluctuate() ? count.draw(random) : (int) expected;
        model.addRate(total, n);
        events.ifPresent(e -> e.addTo(total, n, random));
    }
}
