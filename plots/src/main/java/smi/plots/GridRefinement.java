package smi.plots;

import java.util.Arrays;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.interpolation.AkimaSplineInterpolator;
import org.apache.commons.math3.analysis.interpolation.LinearInterpolator;

/**
 * A grid with more points between the given ones, so that a contour through it looks smooth. Piecewise bicubic: Akima
 * splines (J. ACM 17 (1970) 589) along the second parameter, then along the first. They pass through every given
 * value and, being local, do not swing where a function turns a corner. Cells with a corner that is not finite stay
 * unknown. Where fewer than five finite points stand in a row, a straight line joins them.
 */
final class GridRefinement {
    /** Akima's formula needs two neighbours on either side. */
    private static final int AKIMA_POINTS = 5;

    private GridRefinement() {}

    /** The grid with at least this many points along each parameter; the given points remain among them. */
    static Grid to(int points, Grid grid) {
        double[] x = grid.x().toArray();
        double[] y = grid.y().toArray();
        double[] fineX = refine(x, factor(points, x.length));
        double[] fineY = refine(y, factor(points, y.length));
        double[][] rows = new double[x.length][];
        for (int i = 0; i < x.length; i++) {
            double[] row = new double[y.length];
            for (int j = 0; j < y.length; j++) {
                row[j] = grid.value(i, j);
            }
            rows[i] = interpolate(y, row, fineY);
        }
        double[][] columns = new double[fineY.length][];
        for (int j = 0; j < fineY.length; j++) {
            double[] column = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                column[i] = rows[i][j];
            }
            columns[j] = interpolate(x, column, fineX);
        }
        return Grid.of(fineX, fineY, transpose(columns));
    }

    private static int factor(int points, int given) {
        return Math.max(1, (points - 2) / (given - 1) + 1);
    }

    private static double[] refine(double[] axis, int factor) {
        double[] fine = new double[(axis.length - 1) * factor + 1];
        for (int i = 0; i < fine.length; i++) {
            int left = i / factor;
            int step = i % factor;
            fine[i] = step == 0 ? axis[left] : axis[left] + (axis[left + 1] - axis[left]) * step / factor;
        }
        return fine;
    }

    private static double[][] transpose(double[][] columns) {
        double[][] rows = new double[columns[0].length][columns.length];
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < rows.length; i++) {
                rows[i][j] = columns[j][i];
            }
        }
        return rows;
    }

    /** Interpolates each stretch of finite values on its own; NaN elsewhere. */
    private static double[] interpolate(double[] axis, double[] values, double[] fine) {
        double[] result = new double[fine.length];
        Arrays.fill(result, Double.NaN);
        int begin = 0;
        while (begin < axis.length) {
            int end = begin;
            while (end < axis.length && Double.isFinite(values[end])) {
                end++;
            }
            if (end > begin) {
                fill(Arrays.copyOfRange(axis, begin, end), Arrays.copyOfRange(values, begin, end), fine, result);
            }
            begin = end + 1;
        }
        return result;
    }

    private static void fill(double[] axis, double[] values, double[] fine, double[] result) {
        UnivariateFunction curve = curve(axis, values);
        for (int i = 0; i < fine.length; i++) {
            if (fine[i] >= axis[0] && fine[i] <= axis[axis.length - 1]) {
                result[i] = curve.value(fine[i]);
            }
        }
    }

    private static UnivariateFunction curve(double[] axis, double[] values) {
        if (axis.length == 1) {
            return position -> values[0];
        }
        return axis.length < AKIMA_POINTS
                ? new LinearInterpolator().interpolate(axis, values)
                : new AkimaSplineInterpolator().interpolate(axis, values);
    }
}
