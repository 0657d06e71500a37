package smi.limits.toys;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Pseudo-experiments at a point and given values of the nuisance parameters: counts in bins, or a number of events with rows
 * of the table of log r; and measurements of the nuisance parameters around these values, with the standard deviation 1.
 * Their log L is the largest that nuisance parameters allow, at every point.
 */
final class ProfiledToys implements ToyMaker {
    private final NuisanceToys model;
    private final NuisanceToys.CountsDraw draw;
    private final double[] nu;
    private final Optional<PoolDraw> events;
    private final NuisanceFit fit;
    private final double[] counts;
    private final double[] measured;

    ProfiledToys(NuisanceToys model, NuisanceToys.CountsDraw draw, double[] nu, Optional<PoolDraw> events) {
        this.model = model;
        this.draw = draw;
        this.nu = nu;
        this.events = events;
        this.fit = model.fit();
        this.counts = new double[model.bins()];
        this.measured = new double[nu.length];
    }

    @Override
    public void make(RandomGenerator random, double[] total) {
        draw.draw(random, counts);
        for (int k = 0; k < nu.length; k++) {
            measured[k] = nu[k] + random.nextGaussian();
        }
        events.ifPresent(e -> e.addTo(total, model.events(counts), random));
        fit.addTo(total, counts, measured);
    }
}
