package smi.fisher;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import smi.morphing.InvalidInputException;

/**
 * How much of an information another measurement of the same events keeps: what a binning loses (arXiv:1908.06980). The
 * errors are those of the difference or ratio, in which the events' fluctuations largely cancel.
 */
public final class InformationComparison {
    private final Replicas whole;
    private final Replicas part;

    private InformationComparison(Replicas whole, Replicas part) {
        this.whole = whole;
        this.part = part;
    }

    /**
     * Compares.
     *
     * @param whole what is compared with, for example learned
     * @param part for example from bins; from the same events by the same {@link Bootstrap}
     * @return the comparison
     * @throws InvalidInputException if they are about different parameters or points, or their replicas do not go together
     */
    public static InformationComparison of(Replicas whole, Replicas part) {
        Information a = whole.information();
        Information b = part.information();
        if (!a.parameters().equals(b.parameters())
                || !a.theta().equals(b.theta())
                || whole.matrices().length != part.matrices().length) {
            throw new InvalidInputException("information about %s at %s cannot be compared with that about %s at %s"
                    .formatted(b.parameters(), b.theta(), a.parameters(), a.theta()));
        }
        return new InformationComparison(whole, part);
    }

    /** {@return what is compared with; its eigenvectors are the directions} */
    public Information whole() {
        return whole.information();
    }

    /** {@return what is kept} */
    public Information part() {
        return part.information();
    }

    /** {@return the share \( v^T I_{part} v / v^T I_{whole} v \) that is kept along each eigenvector v of the whole} */
    public double[] kept() {
        double[][] directions = whole().eigenvectors();
        double[] kept = new double[directions.length];
        Arrays.setAll(kept, k -> share(directions[k], whole().matrix(), part().matrix()));
        return kept;
    }

    /** {@return one standard deviation of each element of {@link #kept()}} */
    public double[] keptErrors() {
        double[][] directions = whole().eigenvectors();
        double[] errors = new double[directions.length];
        Arrays.setAll(errors, k -> {
            double[] v = directions[k];
            double share = share(v, whole().matrix(), part().matrix());
            double beyond = part.varianceBeyond(v) + share * share * whole.varianceBeyond(v);
            double events = spread(pair -> share(v, pair[0], pair[1]));
            return Math.hypot(events, Math.sqrt(beyond) / along(v, whole().matrix()));
        });
        return errors;
    }

    private static double share(double[] v, double[][] whole, double[][] part) {
        return along(v, part) / along(v, whole);
    }

    /**
     * The smallest and the largest share that is kept along any direction: the eigenvalues of
     * \( I_{whole}^{-1} I_{part} \).
     *
     * @return the shares, rising; one per parameter
     * @throws InvalidInputException if the whole says nothing about a direction
     */
    public double[] extremes() {
        whole().inverse();
        RealMatrix factor = new CholeskyDecomposition(new Array2DRowRealMatrix(whole().matrix(), false)).getL();
        RealMatrix half = new LUDecomposition(factor).getSolver().getInverse();
        double[] values = new EigenDecomposition(half.multiply(new Array2DRowRealMatrix(part().matrix(), false))
                        .multiply(half.transpose()))
                .getRealEigenvalues();
        Arrays.sort(values);
        return values;
    }

    /** {@return the eigenvalues of I_whole − I_part, rising; where the whole contains the part, none is negative} */
    public double[] lost() {
        double[] values = eigen().getRealEigenvalues();
        Arrays.sort(values);
        return values;
    }

    /** {@return one standard deviation of each element of {@link #lost()}} */
    public double[] lostErrors() {
        EigenDecomposition eigen = eigen();
        int n = eigen.getRealEigenvalues().length;
        Integer[] order = new Integer[n];
        Arrays.setAll(order, k -> k);
        Arrays.sort(order, (i, j) -> Double.compare(eigen.getRealEigenvalue(i), eigen.getRealEigenvalue(j)));
        double[] errors = new double[n];
        Arrays.setAll(errors, k -> {
            double[] v = eigen.getEigenvector(order[k]).toArray();
            double beyond = whole.varianceBeyond(v) + part.varianceBeyond(v);
            return Math.hypot(spread(pair -> along(v, pair[0]) - along(v, pair[1])), Math.sqrt(beyond));
        });
        return errors;
    }

    private EigenDecomposition eigen() {
        return new EigenDecomposition(new Array2DRowRealMatrix(whole().matrix(), false)
                .subtract(new Array2DRowRealMatrix(part().matrix(), false)));
    }

    private static double along(double[] v, double[][] matrix) {
        double sum = 0;
        for (int i = 0; i < v.length; i++) {
            sum += v[i] * BinSums.dot(matrix[i], v);
        }
        return sum;
    }

    /** The standard deviation of a figure over the replicas; the figure gets (whole, part). */
    private double spread(ToDoubleFunction<double[][][]> figure) {
        double[][][] first = whole.matrices();
        double[][][] second = part.matrices();
        double[] values = new double[first.length];
        Arrays.setAll(values, r -> figure.applyAsDouble(new double[][][] {first[r], second[r]}));
        double mean = Arrays.stream(values).average().orElseThrow();
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return Math.sqrt(squares / (values.length - 1));
    }
}
