package smi.limits;

import java.util.Arrays;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;

/**
 * \( \sum_i n_i \log r(x_i|\theta_g) \) for many points, block by block. Events with a log r that is not finite are
 * counted, and refused in the end: leaving them out would move the result in silence.
 */
final class CountedSum {
    private final ParameterSpace space;
    private final EventMatrix points;
    private final double[] sum;
    private final BadEvents bad = new BadEvents();
    private double firstValue;
    private int firstPoint;

    CountedSum(ParameterSpace space, EventMatrix points) {
        this.space = space;
        this.points = points;
        this.sum = new double[points.rows()];
    }

    /** Adds a block, shape [n][nPoints]; events that count 0 are not looked at. */
    void add(EventMatrix logRatios, double[] counts) {
        double[] row = new double[sum.length];
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) {
                bad.next(true);
                continue;
            }
            logRatios.copyRow(i, row, 0);
            double check = 0;
            for (int g = 0; g < sum.length; g++) {
                sum[g] += counts[i] * row[g];
                check += row[g] - row[g];
            }
            if (check != 0 && bad.none()) {
                keep(row);
            }
            bad.next(check == 0);
        }
    }

    private void keep(double[] row) {
        while (Double.isFinite(row[firstPoint])) {
            firstPoint++;
        }
        firstValue = row[firstPoint];
    }

    /** The sums, if all are finite. */
    double[] values() {
        if (!bad.none()) {
            ParameterPoint where = space.point(Arrays.copyOf(points.row(firstPoint), space.dimension()));
            throw new InvalidInputException(
                    "log r is not finite for %s (%s at %s); nothing was left out, so there is no result: check their observables, and whether the grid leaves the region of training"
                            .formatted(bad, firstValue, where));
        }
        return sum;
    }
}
