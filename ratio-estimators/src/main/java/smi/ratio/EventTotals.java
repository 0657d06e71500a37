package smi.ratio;

import smi.augmentation.CoefficientSample;
import smi.augmentation.hdf5.StoredSample;
import smi.events.EventMatrix;

/**
 * What the weight of an event is measured by: the coefficients of the cross section, and the number of events, of the
 * whole sample of which the event is a part.
 *
 * @param sums Σ f_c over all events, one per monomial
 * @param events their number N
 */
record EventTotals(double[] sums, long events) {
    private static final int BLOCK = 1 << 14;

    /** Of a sample in memory. */
    static EventTotals of(CoefficientSample sample) {
        double[] sums = new double[sample.components().count()];
        add(sample.coefficients(), sums);
        return new EventTotals(sums, sample.size());
    }

    /** Of a sample in files, in one pass; the same bits. */
    static EventTotals of(StoredSample<CoefficientSample> stored) {
        double[] sums = null;
        for (long first = 0; first < stored.rows() || sums == null; first += BLOCK) {
            int size = (int) Math.min(BLOCK, stored.rows() - first);
            CoefficientSample block = stored.read(new long[] {first}, new int[] {size});
            sums = sums == null ? new double[block.components().count()] : sums;
            add(block.coefficients(), sums);
        }
        return new EventTotals(sums, stored.rows());
    }

    private static void add(EventMatrix coefficients, double[] sums) {
        for (int i = 0; i < coefficients.rows(); i++) {
            for (int c = 0; c < sums.length; c++) {
                sums[c] += coefficients.get(i, c);
            }
        }
    }
}
