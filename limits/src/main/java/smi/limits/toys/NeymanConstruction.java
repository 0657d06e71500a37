package smi.limits.toys;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import smi.events.EventMatrix;
import smi.limits.BestFit;
import smi.limits.LimitResult;
import smi.limits.Measurement;
import smi.morphing.InvalidInputException;

/**
 * p-values of the points of a grid from pseudo-experiments at each of them (Neyman), ordered by the likelihood ratio
 * (Feldman and Cousins). Where it is not clear whether a point is excluded, more of them are made. Nuisance parameters are
 * profiled, in the data and in every toy; see {@link ToyModel}.
 */
public final class NeymanConstruction {
    private NeymanConstruction() {}

    /**
     * Limits with p-values from toys.
     *
     * @param measurement the likelihood of the data
     * @param model what toys are made of, on the same grid
     * @param settings how many there are
     * @return the limits; their best fit is that of the grid, refined by a parabola, as for the toys
     * @throws InvalidInputException if the likelihood is not defined at a point, parameters of the grid are profiled, or
     *     the toys vary other nuisance parameters than the likelihood has
     */
    public static LimitResult of(Measurement measurement, ToyModel model, ToySettings settings) {
        return of(measurement, model, settings, () -> {});
    }

    /**
     * The same, saying how far it is.
     *
     * @param measurement the likelihood of the data
     * @param model what toys are made of, on the same grid
     * @param settings how many there are
     * @param pointDone is told of every point that is done, by several threads
     * @return the limits
     * @throws InvalidInputException as above
     */
    public static LimitResult of(Measurement measurement, ToyModel model, ToySettings settings, Runnable pointDone) {
        check(measurement, model);
        EventMatrix points = model.pointsOf(measurement.likelihood().space());
        double[] kinematic = measurement.likelihood().kinematic(points);
        double[] rate = measurement.likelihood().rate(points);
        double[] exact = new double[kinematic.length];
        Arrays.setAll(exact, g -> kinematic[g] + rate[g]);
        double[] total = model.nuisance().map(n -> n.total(kinematic)).orElse(exact);
        BestFit best = BestFit.of(measurement.grid(), total);
        double[] q = new double[total.length];
        for (int g = 0; g < q.length; g++) {
            q[g] = Math.max(0.0, 2 * (best.logLikelihood() - total[g]));
        }
        List<PValue> p = pValues(model, q, settings, pointDone);
        List<String> notes = new ArrayList<>(measurement.notes());
        notes.addAll(model.notes());
        model.nuisance().ifPresent(n -> notes.addAll(n.notes(measurement.grid(), exact, total, best.nearest())));
        if (best.atBorder()) {
            notes.add(measurement.borderNote(best));
        }
        return new LimitResult(
                measurement.method(),
                measurement.grid(),
                kinematic,
                rate,
                q,
                p.stream().mapToDouble(PValue::value).toArray(),
                p.stream().mapToDouble(PValue::error).toArray(),
                best,
                measurement.count(),
                measurement.luminosity(),
                measurement.grid().scanned().length,
                LimitResult.TOYS,
                notes);
    }

    private static void check(Measurement measurement, ToyModel model) {
        if (!measurement.profiled().isEmpty()) {
            throw new InvalidInputException(
                    "toys do not profile parameters; scan all of them, or fix some in the grid");
        }
        if (measurement.grid().scanned().length == 0) {
            throw new InvalidInputException("the grid is a single point; give at least one parameter several values");
        }
        int parameters = measurement.grid().space().dimension() + model.nuisanceParameters();
        if (measurement.likelihood().space().dimension() != parameters) {
            throw new InvalidInputException(
                    "the likelihood has the parameters %s, toys vary %d of them; make both of the same limits"
                            .formatted(measurement.likelihood().space().names(), parameters));
        }
    }

    /** One p-value per point of the grid. */
    static List<PValue> pValues(ToyModel model, double[] observed, ToySettings settings, Runnable pointDone) {
        return IntStream.range(0, observed.length)
                .parallel()
                .mapToObj(g -> {
                    PValue p = pValue(model.at(g), observed[g], settings);
                    pointDone.run();
                    return p;
                })
                .toList();
    }

    /** The p-value of an observed test statistic. */
    static PValue pValue(PointToys toys, double observed, ToySettings settings) {
        int first = batches(settings.toys());
        int most = batches(settings.mostToys());
        PValue p = PValue.of(toys.q(settings.seed(), 0, first), observed);
        return most > first && settings.levels().stream().anyMatch(p::uncertainAtLevel)
                ? p.plus(PValue.of(toys.q(settings.seed(), first, most - first), observed))
                : p;
    }

    static int batches(int toys) {
        return (toys + PointToys.BATCH - 1) / PointToys.BATCH;
    }
}
