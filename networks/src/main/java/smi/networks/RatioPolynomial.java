package smi.networks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import smi.morphing.InvalidInputException;
import smi.morphing.MorphingComponents;

/**
 * The likelihood ratio as a function of θ where event weights are polynomials: with u = (θ − θ1)/s and v(u) the monomials
 * of half the degree,
 *
 * <p>\( r(x|\theta,\theta_1) = |L^T(x) v(u)|^2 \, \sigma(\theta_1)/\sigma(\theta) \)
 *
 * <p>with a lower triangular matrix L(x) whose first row is (1, 0, …), so that r = 1 at θ1. Positive by construction; of
 * degree two, this is every positive quadratic function that is 1 at θ1, in any number of parameters. The other elements
 * of L, row by row, are the outputs of a network over the factorials of the row's powers, those on the diagonal through a
 * softplus: with a positive diagonal there is one L for every polynomial, and a network cannot end up with one sign here
 * and the other there. Expanded, \( |L^T v|^2 = \sum_c R_c(x) m_c(u) \) with the monomials m of the full degree. Immutable.
 *
 * @see <a href="https://arxiv.org/abs/2007.10356">Chen, Glioti, Panico, Wulzer, arXiv:2007.10356</a>
 */
public final class RatioPolynomial {
    private final MorphingComponents roots;
    private final double[] origin;
    private final double[] scales;
    private final CrossSectionPolynomial xsec;
    private final MorphingComponents monomials;
    private final int[] products;
    private final double[] units;

    /**
     * A form.
     *
     * @param roots the monomials v, the first of them the constant
     * @param origin θ1
     * @param scales s, one positive number per parameter
     * @param xsec σ(θ), positive at θ1
     */
    public RatioPolynomial(MorphingComponents roots, double[] origin, double[] scales, CrossSectionPolynomial xsec) {
        int dimension = roots.dimension();
        if (origin.length != dimension
                || scales.length != dimension
                || xsec.components().dimension() != dimension
                || Arrays.stream(roots.powers()[0]).anyMatch(k -> k != 0)) {
            throw new IllegalArgumentException("monomials %s, origin %s, scales %s, cross section %s do not fit"
                    .formatted(roots, Arrays.toString(origin), Arrays.toString(scales), xsec));
        }
        for (double scale : scales) {
            if (!(scale > 0 && scale < Double.POSITIVE_INFINITY)) {
                throw new IllegalArgumentException("a scale is %s, it must be positive".formatted(scale));
            }
        }
        this.roots = roots;
        this.origin = origin.clone();
        this.scales = scales.clone();
        this.xsec = xsec;
        xsec.at(origin);
        units = Arrays.stream(roots.powers()).mapToDouble(RatioPolynomial::unit).toArray();
        List<int[]> found = new ArrayList<>();
        products = products(roots.powers(), found);
        monomials = MorphingComponents.of(found.toArray(int[][]::new));
    }

    /**
     * The form for a cross section of even degree: v has all monomials up to half the degree, with every parameter up to half
     * its highest power. A polynomial that is positive for every θ has even powers at its ends; one that is linear in a
     * parameter, as the strength of a signal, is no sum of squares.
     *
     * @param xsec σ(θ)
     * @param origin θ1
     * @param scales the size of typical steps in θ, one per parameter
     * @return the form
     * @throws InvalidInputException if the cross section does not depend on θ, has an odd highest power of a parameter, or is
     *     not positive at θ1
     */
    public static RatioPolynomial of(CrossSectionPolynomial xsec, double[] origin, double[] scales) {
        int[][] powers = xsec.components().powers();
        int degree = xsec.components().degree();
        if (degree == 0) {
            throw new InvalidInputException("the weights do not depend on theta, there is no ratio to learn");
        }
        int[] highest = new int[origin.length];
        for (int[] row : powers) {
            Arrays.setAll(highest, p -> Math.max(highest[p], row[p]));
        }
        for (int p = 0; p < highest.length; p++) {
            if (highest[p] % 2 != 0) {
                throw new InvalidInputException(
                        "the event weights have an odd highest power, %d, of parameter %d; a morphing-aware network is a sum of squares and cannot follow them: train without it (LearnedRatio, no --morphing-aware)"
                                .formatted(highest[p], p + 1));
            }
            highest[p] /= 2;
        }
        List<int[]> found = new ArrayList<>();
        collect(highest, degree / 2, 0, new int[origin.length], found);
        return new RatioPolynomial(MorphingComponents.of(found.toArray(int[][]::new)), origin, scales, xsec);
    }

    private static void collect(int[] highest, int left, int parameter, int[] powers, List<int[]> found) {
        if (parameter == powers.length) {
            found.add(powers.clone());
            return;
        }
        for (int k = 0; k <= Math.min(highest[parameter], left); k++) {
            powers[parameter] = k;
            collect(highest, left - k, parameter + 1, powers, found);
        }
        powers[parameter] = 0;
    }

    /** Outputs of the same size make terms of the same size: high powers of u are large, and 1/k! makes them small. */
    private static double unit(int[] powers) {
        double unit = 1;
        for (int power : powers) {
            for (int k = 2; k <= power; k++) {
                unit /= k;
            }
        }
        return unit;
    }

    /** For every pair of roots the index of their product among the monomials, which are collected. */
    private static int[] products(int[][] roots, List<int[]> found) {
        int m = roots.length;
        int[] index = new int[m * m];
        for (int j = 0; j < m; j++) {
            for (int k = 0; k < m; k++) {
                int[] product = new int[roots[0].length];
                for (int p = 0; p < product.length; p++) {
                    product[p] = roots[j][p] + roots[k][p];
                }
                int place = 0;
                while (place < found.size() && !Arrays.equals(found.get(place), product)) {
                    place++;
                }
                if (place == found.size()) {
                    found.add(product);
                }
                index[j * m + k] = place;
            }
        }
        return index;
    }

    /** {@return what the outputs of a row of L are multiplied with, one number per row} */
    public double[] units() {
        return units.clone();
    }

    /** {@return the monomials v, the first of them the constant} */
    public MorphingComponents roots() {
        return roots;
    }

    /** {@return a copy of θ1} */
    public double[] origin() {
        return origin.clone();
    }

    /** {@return a copy of s} */
    public double[] scales() {
        return scales.clone();
    }

    /** {@return σ(θ)} */
    public CrossSectionPolynomial xsec() {
        return xsec;
    }

    /** {@return the monomials m_c(u) of the expanded form} */
    public MorphingComponents monomials() {
        return monomials;
    }

    /** {@return the number of elements of L that a network gives} */
    public int outputs() {
        return roots.count() * (roots.count() + 1) / 2 - 1;
    }

    /**
     * {@return the monomials at a point, m_c((θ − θ1)/s)}
     *
     * @param theta the point
     */
    public double[] monomialsAt(double... theta) {
        return monomials.monomials(units(theta));
    }

    /**
     * {@return the derivatives of the monomials by θ, shape [nParameters][nMonomials]}
     *
     * @param theta the point
     */
    public double[][] monomialGradientsAt(double... theta) {
        double[][] gradients = monomials.gradients(units(theta));
        for (int p = 0; p < scales.length; p++) {
            for (int c = 0; c < gradients[p].length; c++) {
                gradients[p][c] /= scales[p];
            }
        }
        return gradients;
    }

    private double[] units(double[] theta) {
        double[] u = new double[theta.length];
        Arrays.setAll(u, p -> (theta[p] - origin[p]) / scales[p]);
        return u;
    }

    /**
     * {@return log σ(θ)/σ(θ1)}
     *
     * @param theta the point
     * @throws InvalidInputException if σ is not positive there
     */
    public double logCrossSectionRatio(double... theta) {
        return Math.log(xsec.at(theta) / xsec.at(origin));
    }

    /** L[m×m] of the outputs of a network for one event. */
    void matrix(double[] outputs, int offset, double[] l) {
        int m = roots.count();
        l[0] = 1;
        int next = offset;
        for (int j = 1; j < m; j++) {
            for (int k = 0; k <= j; k++) {
                l[j * m + k] = units[j] * (k < j ? outputs[next] : LogRatios.softplus(outputs[next]));
                next++;
            }
        }
    }

    /** R_c for L[m×m], whose upper triangle is zero. */
    void expand(double[] l, double[] coefficients, int offset) {
        int m = roots.count();
        Arrays.fill(coefficients, offset, offset + monomials.count(), 0);
        for (int j = 0; j < m; j++) {
            for (int k = 0; k < m; k++) {
                double sum = 0;
                for (int i = 0; i <= Math.min(j, k); i++) {
                    sum += l[j * m + i] * l[k * m + i];
                }
                coefficients[offset + products[j * m + k]] += sum;
            }
        }
    }

    /** The derivatives by the outputs, given those by the R_c: dL = 2 dG L with G = L Lᵀ and dG_jk = dR_c(jk). */
    void reverse(double[] l, double[] byCoefficient, double scale, double[] byOutput, int offset) {
        int m = roots.count();
        int next = offset;
        for (int j = 1; j < m; j++) {
            for (int i = 0; i <= j; i++) {
                double sum = 0;
                for (int k = i; k < m; k++) {
                    sum += byCoefficient[products[j * m + k]] * l[k * m + i];
                }
                // the derivative of softplus, as a function of its value
                double slope = i < j ? 1 : -Math.expm1(-l[j * m + i] / units[j]);
                byOutput[next++] = 2 * scale * units[j] * slope * sum;
            }
        }
    }

    /**
     * The coefficients of the expanded form.
     *
     * @param outputs of a network, shape {@code [n][outputs]}
     * @return \( R_c \), shape {@code [n][nMonomials]}
     */
    public double[] coefficients(double[] outputs) {
        int n = outputs.length / outputs();
        double[] l = new double[roots.count() * roots.count()];
        double[] result = new double[n * monomials.count()];
        for (int i = 0; i < n; i++) {
            matrix(outputs, i * outputs(), l);
            expand(l, result, i * monomials.count());
        }
        return result;
    }

    /** The form in full: trainings are known by it. */
    @Override
    public String toString() {
        return "RatioPolynomial[%s, %s, %s, %s]"
                .formatted(roots, Arrays.toString(origin), Arrays.toString(scales), xsec);
    }
}
