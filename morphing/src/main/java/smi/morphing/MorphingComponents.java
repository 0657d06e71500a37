package smi.morphing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The monomials \( m_c(\theta) = \prod_p \theta_p^{k_{cp}} \) of which |M|² is made.
 * Immutable.
 */
public final class MorphingComponents {
    private final int[][] powers;

    private MorphingComponents(int[][] powers) {
        this.powers = powers;
    }

    /**
     * Components with given powers.
     *
     * @param powers exponents \( k_{cp} \), shape {@code [nComponents][nParameters]}; copied
     * @return the components in the given order
     * @throws InvalidInputException if there is none, the rows differ in length, a power is negative, or a row occurs
     *     twice
     */
    public static MorphingComponents of(int[][] powers) {
        if (powers.length == 0 || powers[0].length == 0) {
            throw new InvalidInputException("morphing needs at least one component and one parameter");
        }
        for (int c = 0; c < powers.length; c++) {
            checkRow(powers, c);
        }
        return new MorphingComponents(Arrays.stream(powers).map(int[]::clone).toArray(int[][]::new));
    }

    private static void checkRow(int[][] powers, int c) {
        if (powers[c].length != powers[0].length) {
            throw new InvalidInputException(
                    "morphing component %d has %d powers, component 0 has %d; give one power per parameter"
                            .formatted(c, powers[c].length, powers[0].length));
        }
        if (Arrays.stream(powers[c]).anyMatch(k -> k < 0)) {
            throw new InvalidInputException(
                    "morphing component %d has a negative power: %s".formatted(c, Arrays.toString(powers[c])));
        }
        for (int other = 0; other < c; other++) {
            if (Arrays.equals(powers[other], powers[c])) {
                throw new InvalidInputException("morphing components %d and %d are the same: %s"
                        .formatted(other, c, Arrays.toString(powers[c])));
            }
        }
    }

    /**
     * All monomials up to the parameters' maximal powers and an overall degree, the last parameter's power running
     * fastest.
     *
     * @param space the parameters with their maximal powers
     * @param maxOverallPower the highest sum of powers
     * @return the components
     */
    public static MorphingComponents upTo(ParameterSpace space, int maxOverallPower) {
        List<int[]> found = new ArrayList<>();
        collect(space, maxOverallPower, 0, new int[space.dimension()], found);
        return of(found.toArray(int[][]::new));
    }

    private static void collect(ParameterSpace space, int left, int parameter, int[] powers, List<int[]> found) {
        if (parameter == powers.length) {
            found.add(powers.clone());
            return;
        }
        int max = Math.min(space.parameters().get(parameter).maxPower(), left);
        for (int k = 0; k <= max; k++) {
            powers[parameter] = k;
            collect(space, left - k, parameter + 1, powers, found);
        }
        powers[parameter] = 0;
    }

    /** {@return the number of components} */
    public int count() {
        return powers.length;
    }

    /** {@return the number of parameters} */
    public int dimension() {
        return powers[0].length;
    }

    /** {@return a copy of the powers, shape [nComponents][nParameters]} */
    public int[][] powers() {
        return Arrays.stream(powers).map(int[]::clone).toArray(int[][]::new);
    }

    /** {@return the highest sum of powers of a component} */
    public int degree() {
        return Arrays.stream(powers)
                .mapToInt(row -> Arrays.stream(row).sum())
                .max()
                .orElseThrow();
    }

    /**
     * The monomials at a point.
     *
     * @param theta coordinates, shape {@code [nParameters]}
     * @return \( m_c(\theta) \), shape {@code [nComponents]}
     */
    public double[] monomials(double... theta) {
        double[] values = new double[powers.length];
        for (int c = 0; c < values.length; c++) {
            double product = 1.0;
            for (int p = 0; p < theta.length; p++) {
                product *= power(theta[p], powers[c][p]);
            }
            values[c] = product;
        }
        return values;
    }

    /**
     * The derivatives of the monomials at a point, without a division by θ (so that they hold at θ = 0).
     *
     * @param theta coordinates, shape {@code [nParameters]}
     * @return \( \partial m_c / \partial \theta_p \), shape {@code [nParameters][nComponents]}
     */
    public double[][] gradients(double... theta) {
        double[][] gradients = new double[theta.length][powers.length];
        for (int p = 0; p < theta.length; p++) {
            for (int c = 0; c < powers.length; c++) {
                gradients[p][c] = derivative(powers[c], p, theta);
            }
        }
        return gradients;
    }

    private static double derivative(int[] row, int parameter, double[] theta) {
        if (row[parameter] == 0) {
            return 0.0;
        }
        double product = row[parameter] * power(theta[parameter], row[parameter] - 1);
        for (int p = 0; p < theta.length; p++) {
            if (p != parameter) {
                product *= power(theta[p], row[p]);
            }
        }
        return product;
    }

    private static double power(double base, int exponent) {
        double result = 1.0;
        for (int k = 0; k < exponent; k++) {
            result *= base;
        }
        return result;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof MorphingComponents that && Arrays.deepEquals(powers, that.powers);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(powers);
    }

    @Override
    public String toString() {
        return Arrays.deepToString(powers);
    }
}
