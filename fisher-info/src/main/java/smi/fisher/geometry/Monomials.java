package smi.fisher.geometry;

import smi.morphing.MorphingComponents;

/** The monomials of a morphing with first and second derivatives. */
final class Monomials {
    private final int[][] powers;

    Monomials(MorphingComponents components) {
        powers = components.powers();
    }

    double[] values(double[] theta) {
        double[] result = new double[powers.length];
        for (int c = 0; c < result.length; c++) {
            result[c] = derivative(c, theta, -1, -1);
        }
        return result;
    }

    double[] first(double[] theta, int i) {
        double[] result = new double[powers.length];
        for (int c = 0; c < result.length; c++) {
            result[c] = derivative(c, theta, i, -1);
        }
        return result;
    }

    double[] second(double[] theta, int i, int j) {
        double[] result = new double[powers.length];
        for (int c = 0; c < result.length; c++) {
            result[c] = derivative(c, theta, i, j);
        }
        return result;
    }

    /** The derivative by θ_i and θ_j; −1 for none. */
    private double derivative(int c, double[] theta, int i, int j) {
        double product = 1;
        for (int p = 0; p < theta.length; p++) {
            int power = powers[c][p];
            for (int times = (p == i ? 1 : 0) + (p == j ? 1 : 0); times > 0; times--) {
                product *= power;
                power--;
            }
            if (product == 0) {
                return 0;
            }
            product *= Math.pow(theta[p], power);
        }
        return product;
    }
}
