package smi.ratio;

import java.util.List;
import smi.events.EventMatrix;

/** How the log ratios of the members of an ensemble make one estimate. */
public enum EnsembleMean {
    /**
     * The mean of log r̂, the geometric mean of r̂: the same for every choice of the denominator, and antisymmetric where
     * the members are.
     */
    LOG_RATIO {
        @Override
        public EventMatrix of(List<EventMatrix> logRatios) {
            double[] sum = logRatios.get(0).toArray();
            for (EventMatrix other : logRatios.subList(1, logRatios.size())) {
                double[] values = other.toArray();
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += values[i];
                }
            }
            for (int i = 0; i < sum.length; i++) {
                sum[i] /= logRatios.size();
            }
            return shaped(logRatios, sum);
        }
    },
    /** The logarithm of the mean of r̂: normalised where the members are, a polynomial in θ where the members are. */
    RATIO {
        @Override
        public EventMatrix of(List<EventMatrix> logRatios) {
            double[] largest = logRatios.get(0).toArray();
            for (EventMatrix other : logRatios.subList(1, logRatios.size())) {
                double[] values = other.toArray();
                for (int i = 0; i < largest.length; i++) {
                    largest[i] = Math.max(largest[i], values[i]);
                }
            }
            double[] sum = new double[largest.length];
            for (EventMatrix member : logRatios) {
                double[] values = member.toArray();
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += Math.exp(values[i] - largest[i]);
                }
            }
            for (int i = 0; i < sum.length; i++) {
                sum[i] = largest[i] + Math.log(sum[i] / logRatios.size());
            }
            return shaped(logRatios, sum);
        }
    };

    /**
     * {@return the estimate}
     *
     * @param logRatios the members' log r̂, at least one table, all of the same shape
     */
    public abstract EventMatrix of(List<EventMatrix> logRatios);

    private static EventMatrix shaped(List<EventMatrix> like, double[] values) {
        return EventMatrix.of(like.get(0).rows(), like.get(0).columns(), values);
    }
}
