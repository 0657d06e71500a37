package smi.fisher;

/** Symmetric matrices as lists of their upper triangle, row by row, and matrices over these lists. */
final class Pairs {
    private final int dimension;

    Pairs(int dimension) {
        this.dimension = dimension;
    }

    int size() {
        return dimension * (dimension + 1) / 2;
    }

    int index(int i, int j) {
        int low = Math.min(i, j);
        return low * dimension - low * (low - 1) / 2 + Math.max(i, j) - low;
    }

    double[][] matrix(double[] packed) {
        double[][] result = new double[dimension][dimension];
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j < dimension; j++) {
                result[i][j] = packed[index(i, j)];
            }
        }
        return result;
    }

    /** The upper triangle of a symmetric matrix. */
    double[] packed(double[][] matrix) {
        double[] result = new double[size()];
        for (int i = 0; i < dimension; i++) {
            for (int j = i; j < dimension; j++) {
                result[index(i, j)] = matrix[i][j];
            }
        }
        return result;
    }

    double[][][][] covariance(double[][] packed) {
        double[][][][] result = new double[dimension][dimension][][];
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j < dimension; j++) {
                result[i][j] = matrix(packed[index(i, j)]);
            }
        }
        return result;
    }

    /** Adds scale · v vᵀ to a symmetric matrix of which only the upper triangle is kept. */
    static void addSquare(double[][] target, double scale, double[] v) {
        for (int m = 0; m < v.length; m++) {
            double factor = scale * v[m];
            for (int n = m; n < v.length; n++) {
                target[m][n] += factor * v[n];
            }
        }
    }

    /** Fills the lower triangle. */
    static double[][] symmetric(double[][] upper) {
        for (int m = 0; m < upper.length; m++) {
            for (int n = 0; n < m; n++) {
                upper[m][n] = upper[n][m];
            }
        }
        return upper;
    }
}
