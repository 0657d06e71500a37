package smi.limits.toys;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.limits.KinematicModel;
import smi.limits.Limits;
import smi.limits.LogRatioTable;
import smi.limits.ParameterGrid;
import smi.limits.RateLikelihood;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;

/**
 * What pseudo-experiments of a measurement are made of, for all points of a grid at once and perhaps a few more. Immutable;
 * serves several threads.
 *
 * <p>With nuisance parameters, the toys of a point θ are made at \( (\theta, \hat{\hat\nu}(\theta)) \), where
 * \( \hat{\hat\nu}(\theta) \) fits the data best at θ (the profile construction: Chuang and Lai, Statistica Sinica 10
 * (2000) 1; Cranmer, arXiv:physics/0511028). Their other measurements of ν fluctuate, too:
 * \( m_k \sim N(\hat{\hat\nu}_k(\theta), 1) \). The likelihood of toys is profiled at every point as that of the data
 * is; both take expected counts in bins for exponentials of polynomials of second degree in ν.
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
    private final Optional<NuisanceToys> nuisance;

    private ToyModel(
            ParameterGrid grid,
            List<ParameterPoint> points,
            Optional<ToyPool> pool,
            double[] expected,
            boolean countsFluctuate,
            Optional<KinematicModel.Terms> kinematics,
            Optional<NuisanceToys> nuisance) {
        this.grid = grid;
        this.points = points;
        this.pool = pool;
        this.expected = expected;
        this.countsFluctuate = countsFluctuate;
        this.kinematics = kinematics;
        this.nuisance = nuisance;
    }

    /**
     * Computes the table of log r, once, and how the expected counts depend on nuisance parameters.
     *
     * @param limits the measurement; its data say at which values of the nuisance parameters toys are made
     * @param model what the observables say
     * @param events simulated events of which toys are made: for a learned estimator others than it was trained with
     * @param more points besides those of the grid where toys are wanted, for example the true one
     * @return the model
     * @throws InvalidInputException if the expected number of events is not positive at a point, or that of a bin is not
     *     where a nuisance parameter is far from 0
     */
    public static ToyModel of(Limits limits, KinematicModel model, WeightedEvents events, ParameterPoint... more) {
        List<ParameterPoint> points = new ArrayList<>();
        for (int g = 0; g < limits.grid().size(); g++) {
            points.add(limits.grid().point(g));
        }
        points.addAll(List.of(more));
        EventMatrix table =
                EventMatrix.ofRows(points.stream().map(ParameterPoint::values).toArray(double[][]::new));
        Optional<NuisanceToys> nuisance =
                limits.nuisance().isEmpty() ? Optional.empty() : Optional.of(NuisanceToys.of(limits, model, table));
        int most = Math.max(1, TABLE_ENTRIES / points.size());
        Optional<ToyPool> pool = model.terms()
                .filter(t -> nuisance.isEmpty() || t.histogram().isEmpty())
                .map(t -> ToyPool.of(events, limits.nuisance(), t.table(), table, most));
        double[] expected = new double[points.size()];
        Arrays.fill(expected, Math.rint(limits.data().count()));
        limits.rateTerm().ifPresent(rate -> Arrays.setAll(expected, g -> expected(rate, points.get(g))));
        return new ToyModel(
                limits.grid(), points, pool, expected, limits.rateTerm().isPresent(), model.terms(), nuisance);
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
     * Pseudo-experiments at a point, and at the nuisance parameters that fit the data best there.
     *
     * @param point its number: that of the grid, or beyond it that of a further point
     * @return makes them
     */
    PointToys at(int point) {
        return at(point, nuisance.map(n -> n.fitted(point)).orElse(new double[0]));
    }

    /** Pseudo-experiments at a point, and at the nuisance parameters that are expected: 0. */
    PointToys expectedAt(int point) {
        return at(point, new double[nuisanceParameters()]);
    }

    /** Pseudo-experiments at a point and at given values of the nuisance parameters. */
    PointToys at(int point, double... nu) {
        Optional<AliasTable> events = pool.map(p -> p.at(points.get(point), nu));
        Supplier<Optional<PoolDraw>> draws = () -> events.map(e -> new PoolDraw(pool.get(), e, size()));
        if (nuisance.isPresent()) {
            NuisanceToys.CountsDraw counts = nuisance.get().draw(point, nu);
            return new PointToys(this, point, () -> new ProfiledToys(nuisance.get(), counts, nu, draws.get()));
        }
        var count = new PoissonDraw(expected[point]);
        return new PointToys(this, point, () -> new EventToys(this, expected[point], count, draws.get()));
    }

    /**
     * The points of the grid as those of a likelihood, with the nuisance parameters that fit the data best there.
     *
     * @param space the parameters of the likelihood: those of the grid, then the nuisance parameters
     * @return shape [nPoints][nParameters + nNuisance]
     */
    EventMatrix pointsOf(ParameterSpace space) {
        double[][] rows = new double[grid.size()][];
        Arrays.setAll(rows, g -> {
            double[] row = Arrays.copyOf(points.get(g).values(), space.dimension());
            nuisance.ifPresent(
                    n -> System.arraycopy(n.fitted(g), 0, row, grid.space().dimension(), n.nuisance()));
            return row;
        });
        return EventMatrix.ofRows(rows);
    }

    int nuisanceParameters() {
        return nuisance.map(NuisanceToys::nuisance).orElse(0);
    }

    Optional<NuisanceToys> nuisance() {
        return nuisance;
    }

    int size() {
        return points.size();
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

    /**
     * An experiment.
     *
     * @param q the test statistic at a point
     * @param nu the nuisance parameters that fit it best there, shape {@code [nNuisance]}
     */
    record Experiment(double q, double[] nu) {}

    /**
     * Looks at an experiment.
     *
     * @param observations its events, perhaps none
     * @param measured what other measurements have found for the nuisance parameters, shape {@code [nNuisance]}
     * @param point where q is wanted
     */
    Experiment experiment(EventMatrix observations, double[] measured, int point) {
        double[] total = new double[points.size()];
        double[] nu = measured.clone();
        if (nuisance.isPresent()) {
            double[] counts = nuisance.get().counts(observations);
            NuisanceFit fit = nuisance.get().fit();
            fit.addTo(total, counts, measured);
            fit.maximise(point, counts, measured, nu);
        } else {
            addRate(total, observations.rows());
        }
        boolean inBins = nuisance.map(NuisanceToys::binned).orElse(false);
        if (kinematics.isPresent() && observations.rows() > 0 && !inBins) {
            addKinematics(total, observations, kinematics.get().table());
        }
        return new Experiment(TestStatistic.at(grid, total, point), nu);
    }

    private void addKinematics(double[] total, EventMatrix observations, LogRatioTable ratio) {
        EventMatrix table =
                EventMatrix.ofRows(points.stream().map(ParameterPoint::values).toArray(double[][]::new));
        double[] logRatios = ratio.logRatios(observations, table).toArray();
        for (int k = 0; k < logRatios.length; k++) {
            total[k % total.length] += logRatios[k];
        }
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
