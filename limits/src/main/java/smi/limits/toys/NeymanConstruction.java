package smi.limits.toys;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import smi.events.EventMatrix;
import smi.limits.BestFit;
import smi.limits.LimitResult;
import smi.limits.Measurement;
import smi.morphing.InvalidInputException;

/**
 * p-values of the points of a grid from pseudo-experiments at each of them (Neyman), ordered by the likelihood ratio
 * (Feldman and Cousins). Where it is not clear whether a point is excluded, more of them are made.
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
     * @throws InvalidInputException if the likelihood is not defined at a point
     */
    public static LimitResult of(Measurement measurement, ToyModel model, ToySettings settings) {
        if (!measurement.profiled().isEmpty()) {
            throw new InvalidInputException(
                    "toys do not profile parameters; scan all of them, or fix some in the grid");
        }
        EventMatrix points = measurement.grid().points();
        int dof = measurement.grid().scanned().length;
        if (dof == 0) {
            throw new InvalidInputException("the grid is a single point; give at least one parameter several values");
        }
        double[] kinematic = measurement.likelihood().kinematic(points);
        double[] rate = measurement.likelihood().rate(points);
        double[] total = new double[kinematic.length];
        for (int g = 0; g < total.length; g++) {
            total[g] = kinematic[g] + rate[g];
        }
        BestFit best = BestFit.of(measurement.grid(), total);
        double[] q = new double[total.length];
        for (int g = 0; g < q.length; g++) {
            q[g] = Math.max(0.0, 2 * (best.logLikelihood() - total[g]));
        }
        List<PValue> p = pValues(model, q, settings);
        List<String> notes = new ArrayList<>(measurement.notes());
        notes.addAll(model.notes());
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
                dof,
                LimitResult.TOYS,
                notes);
    }

    /** One p-value per point of the grid. */
    static List<PValue> pValues(ToyModel model, double[] observed, ToySettings settings) {
        int first = batches(settings.toys());
        int most = batches(settings.mostToys());
        return IntStream.range(0, observed.length)
                .parallel()
                .mapToObj(g -> {
                    PointToys toys = model.at(g);
                    PValue p = PValue.of(toys.q(settings.seed(), 0, first), observed[g]);
                    if (most > first && settings.levels().stream().anyMatch(p::uncertainAtLevel)) {
                        p = p.plus(PValue.of(toys.q(settings.seed(), first, most - first), observed[g]));
                    }
                    return p;
                })
                .toList();
    }

    static int batches(int toys) {
        return (toys + PointToys.BATCH - 1) / PointToys.BATCH;
    }
}
