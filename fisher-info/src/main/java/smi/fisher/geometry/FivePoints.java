package smi.fisher.geometry;

import java.util.function.Function;

/** The central difference of fourth order, element by element. */
final class FivePoints {
    private FivePoints() {}

    static double[][] derivative(Function<double[], double[][]> f, double[] at, int parameter, double step) {
        double[][] result = null;
        double[] factors = {1, -8, 8, -1};
        double[] places = {-2, -1, 1, 2};
        for (int p = 0; p < places.length; p++) {
            double[] moved = at.clone();
            moved[parameter] += places[p] * step;
            double[][] value = f.apply(moved);
            if (result == null) {
                result = new double[value.length][value[0].length];
            }
            for (int i = 0; i < value.length; i++) {
                for (int j = 0; j < value[i].length; j++) {
                    result[i][j] += factors[p] * value[i][j] / (12 * step);
                }
            }
        }
        return result;
    }
}
