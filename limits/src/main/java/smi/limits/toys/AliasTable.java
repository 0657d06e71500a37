package smi.limits.toys;

import java.util.random.RandomGenerator;

/** Draws items with given probabilities in constant time (Walker, ACM Trans. Math. Softw. 3 (1977) 253). */
final class AliasTable {
    private final double[] threshold;
    private final int[] alias;

    /**
     * A table.
     *
     * @param weights relative probabilities; negative ones count as 0, their sum must be positive
     */
    AliasTable(double... weights) {
        int n = weights.length;
        threshold = new double[n];
        alias = new int[n];
        double sum = 0;
        for (double w : weights) {
            sum += Math.max(0, w);
        }
        int[] small = new int[n];
        int[] large = new int[n];
        int smalls = 0;
        int larges = 0;
        for (int i = 0; i < n; i++) {
            threshold[i] = Math.max(0, weights[i]) * n / sum;
            alias[i] = i;
            if (threshold[i] < 1) {
                small[smalls++] = i;
            } else {
                large[larges++] = i;
            }
        }
        while (smalls > 0 && larges > 0) {
            int less = small[--smalls];
            int more = large[larges - 1];
            alias[less] = more;
            threshold[more] -= 1 - threshold[less];
            if (threshold[more] < 1) {
                larges--;
                small[smalls++] = more;
            }
        }
        // what is left differs from 1 by rounding only
        while (larges > 0) {
            threshold[large[--larges]] = 1;
        }
        while (smalls > 0) {
            threshold[small[--smalls]] = 1;
        }
    }

    int draw(RandomGenerator random) {
        int i = random.nextInt(alias.length);
        return random.nextDouble() < threshold[i] ? i : alias[i];
    }
}
