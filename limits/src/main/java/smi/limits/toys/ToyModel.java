package smi.limits.toys;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.limits.KinematicModel;
import smi.limits.Limits;
import smi.limits.ParameterGrid;
import smi.limits.RateLikelihood;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/**
 * What pseudo-experiments of a measurement are made of, for all points of a grid at once and perhaps a few more. Immutable;
 * serves several threads.
 */
public final class ToyModel {
    /** A table of so many numbers takes 256 MB. */
    private static final int TABLE_ENTRIES = 1 << 26;

    /** Drawing n of M events again and again makes q larger by the share n/M. */
    private static final double TOLERATED_REUSE = 0.03;

    private final ParameterGrid grid;
    private final List<ParameterPoint> points;
    private final Optional<ToyPool> pool;
    private final double[] expected;
    private final boolean countsFluctuate;
    private final Optional<KinematicModel.Terms> kinematics;

    private ToyModel(
            ParameterGrid grid,
            List<ParameterPoint> points,
            Optional<ToyPool> pool,
            double[] expected,
            boolean countsFluctuate,
            Optional<KinematicModel.Terms> kinematics) {
        this.grid = grid;
        this.points = points;
        this.pool = pool;
        this.expected = expected;
        this.countsFluctuate = countsFluctuate;
        this.kinematics = kinematics;
    }

    /**
     * Computes the table of log r, once.
     *
     * @param limits the measurement; without nuisance parameters
     * @param model what the observables say
     * @param events simulated events of which toys are made: for a learned estimator others than it was trained with
     * @param more points besides those of the grid where toys are wanted, for example the true one
     * @return the model
     * @throws InvalidInputException if there are nuisance parameters, or the expected number of events is not positive at
     *     a point
     */
    public static ToyModel of(Limits limits, KinematicModel model, WeightedEvents events, ParameterPoint... more) {
        if (!limits.nuisance().isEmpty()) {
            throw new InvalidInputException(
                    "toys do not vary nuisance parameters; leave them out, or use asymptotic p-values");
        }
        List<ParameterPoint> points = new ArrayList<>();
        for (int g = 0; g < limits.grid().size(); g++) {
            points.add(limits.grid().point(g));
        }
        points.addAll(List.of(more));
        EventMatrix table =
                EventMatrix.ofRows(points.stream().map(ParameterPoint::values).toArray(double[][]::new));
        Optional<ToyPool> pool = model.terms()
                .map(t -> ToyPool.of(events, t.table(), table, Math.max(1, TABLE_ENTRIES / points.size())));
        double[] expected = new double[points.size()];
        Arrays.fill(expected, Math.rint(limits.data().count()));
        limits.rateTerm().ifPresent(rate -> Arrays.setAll(expected, g -> expected(rate, points.get(g))));
        return new ToyModel(
                limits.grid(), points, pool, expected, limits.rateTerm().isPresent(), model.terms());
    }

    private static double expected(RateLikelihood rate, ParameterPoint theta) {
        double count = rate.luminosity().inversePicobarn()
                * rate.events().crossSection(theta).valuePb();
        if (!(count > 0)) {
            throw new InvalidInputException(
                    "%.6g events are expected at %s; toys need a positive number: choose a smaller grid or more events"
                            .formatted(count, theta));
        }
        return count;
    }

    /** {@return the grid over which the likelihood is maximised} */
    public ParameterGrid grid() {
        return grid;
    }

    /**
     * Pseudo-experiments at a point.
     *
     * @param point its number: that of the grid, or beyond it that of a further point
     * @return makes them
     */
    PointToys at(int point) {
        return new PointToys(this, point);
    }

    int size() {
        return points.size();
    }

    Optional<ToyPool> pool() {
        return pool;
    }

    ParameterPoint point(int number) {
        return points.get(number);
    }

    double expected(int point) {
        return expected[point];
    }

    boolean countsFluctuate() {
        return countsFluctuate;
    }

    /** Adds the rate term for n events at every point; constants left out. */
    void addRate(double[] total, double n) {
        for (int g = 0; countsFluctuate && g < total.length; g++) {
            total[g] += n * Math.log(expected[g]) - expected[g];
        }
    }

    /** log L of real or simulated events at all points, the constants left out. */
    double[] logLikelihood(EventMatrix observations) {
        double[] total = new double[points.size()];
        addRate(total, observations.rows());
        if (kinematics.isPresent() && observations.rows() > 0) {
            EventMatrix table = EventMatrix.ofRows(
                    points.stream().map(ParameterPoint::values).toArray(double[][]::new));
            double[] logRatios =
                    kinematics.get().table().logRatios(observations, table).toArray();
            for (int k = 0; k < logRatios.length; k++) {
                total[k % total.length] += logRatios[k];
            }
        }
        return total;
    }

    /** {@return what the reader must know about the events of which toys are made; may be empty} */
    public List<String> notes() {
        if (pool.isEmpty()) {
            return List.of();
        }
        int worst = 0;
        double largest = 0;
        for (int g = 0; g < points.size(); g++) {
            double reuse = expected[g] / pool.get().effectiveSize(points.get(g));
            worst = reuse > largest ? g : worst;
            largest = Math.max(largest, reuse);
        }
        return largest <= TOLERATED_REUSE
                ? List.of()
                : List.of(
                        "toys of %.0f events are drawn from simulated ones that are worth %.0f at %s: their q is too large by up to %.0f %%, and regions with it; use more simulated events"
                                .formatted(
                                        expected[worst], expected[worst] / largest, points.get(worst), 100 * largest));
    }
}
