package smi.limits.toys;

import java.util.random.RandomGenerator;

/** Draws simulated events and adds up their rows of the table of log r; for one thread. */
final class PoolDraw {
    private final ToyPool pool;
    private final AliasTable events;
    private final float[] scratch;
    private int[] drawn = new int[16];

    PoolDraw(ToyPool pool, AliasTable events, int points) {
        this.pool = pool;
        this.events = events;
        this.scratch = new float[points];
    }

    /** Adds log r of n events at all points. */
    void addTo(double[] total, int n, RandomGenerator random) {
        drawn = drawn.length < n ? new int[2 * n] : drawn;
        for (int k = 0; k < n; k++) {
            drawn[k] = events.draw(random);
        }
        pool.addTo(total, scratch, drawn, n);
    }
}
