package smi.ratio;

import java.util.List;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;

/**
 * How much the members of an ensemble differ: an estimate of the part of the error that comes from the random start and
 * order of a training, and, where the members have seen different events, from these. The members' common error, too
 * small a network or too few simulated events, is not in it.
 *
 * @param members the members' tables, log ratios [events][points] or scores [events][parameters], all of the same shape
 */
public record EnsembleSpread(List<EventMatrix> members) {
    /**
     * Checks that there are tables of one shape.
     *
     * @throws InvalidInputException if there is one member only
     */
    public EnsembleSpread {
        members = List.copyOf(members);
        if (members.size() < 2) {
            throw new InvalidInputException(
                    "an ensemble of one network has no spread; train one with two or more members");
        }
        for (EventMatrix member : members) {
            if (member.rows() != members.get(0).rows()
                    || member.columns() != members.get(0).columns()) {
                throw new IllegalArgumentException("the members' tables differ in shape: %s".formatted(members));
            }
        }
    }

    /**
     * {@return the spread of the log ratios of an ensemble}
     *
     * @param ratio the ensemble
     * @param x observables, shape {@code [n][nObservables]}
     * @param numerators θ0, shape {@code [points][nParameters]}
     */
    public static EnsembleSpread ofLogRatios(ModelRatio ratio, EventMatrix x, EventMatrix numerators) {
        return new EnsembleSpread(ratio.members().stream()
                .map(member -> member.logRatios(x, numerators))
                .toList());
    }

    /** {@return the standard deviation over the members (with n − 1), element by element, in the shape of their tables} */
    public EventMatrix standardDeviation() {
        double[] mean = EnsembleMean.LOG_RATIO.of(members).toArray();
        double[] result = new double[mean.length];
        for (EventMatrix member : members) {
            double[] values = member.toArray();
            for (int i = 0; i < result.length; i++) {
                result[i] += (values[i] - mean[i]) * (values[i] - mean[i]);
            }
        }
        for (int i = 0; i < result.length; i++) {
            result[i] = Math.sqrt(result[i] / (members.size() - 1));
        }
        return EventMatrix.of(members.get(0).rows(), members.get(0).columns(), result);
    }

    /**
     * The covariance over the members of the sums over events \( S_g = \sum_i n_i T_{ig} \), for log ratios the
     * covariance of the log likelihood at the points. That of the mean of the members is smaller by their number, as far
     * as they are independent.
     *
     * @param weights n_i, how often each event counts; shape {@code [n]}
     * @return shape {@code [columns][columns]}
     */
    public double[][] covarianceOfSums(double[] weights) {
        int columns = members.get(0).columns();
        double[][] sums = new double[members.size()][columns];
        double[] mean = new double[columns];
        for (int m = 0; m < sums.length; m++) {
            for (int i = 0; i < weights.length; i++) {
                for (int g = 0; g < columns; g++) {
                    sums[m][g] += weights[i] * members.get(m).get(i, g);
                }
            }
            for (int g = 0; g < columns; g++) {
                mean[g] += sums[m][g] / sums.length;
            }
        }
        double[][] covariance = new double[columns][columns];
        for (double[] sum : sums) {
            for (int g = 0; g < columns; g++) {
                for (int h = 0; h < columns; h++) {
                    covariance[g][h] += (sum[g] - mean[g]) * (sum[h] - mean[h]) / (sums.length - 1);
                }
            }
        }
        return covariance;
    }
}
