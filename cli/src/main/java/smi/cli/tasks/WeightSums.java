package smi.cli.tasks;

import java.util.Arrays;
import smi.events.EventBlock;
import smi.events.hdf5.CombinedEvents;

/** The sums of the weights of each file of a combination, collected while it is read. */
final class WeightSums {
    private final double[][] sums;
    private final long[] ends;

    WeightSums(CombinedEvents events) {
        int parts = events.parts().size();
        sums = new double[parts][events.setup().weightColumns().size()];
        ends = new long[parts];
        long end = 0;
        for (int k = 0; k < parts; k++) {
            end += events.parts().get(k).events().size();
            ends[k] = end;
        }
    }

    /** Adds a block, which is of one file. Sums of blocks are added, so that rounding errors stay small. */
    void add(EventBlock block) {
        int part = 0;
        while (ends[part] <= block.first()) {
            part++;
        }
        for (int b = 0; b < sums[part].length; b++) {
            double sum = 0;
            for (int i = 0; i < block.size(); i++) {
                sum += block.weights().get(i, b);
            }
            sums[part][b] += sum;
        }
    }

    /** {@return the sums of a file at every weight column, in pb} */
    double[] of(int part) {
        return sums[part].clone();
    }

    /** {@return the sums of all files} */
    double[] total() {
        double[] total = new double[sums[0].length];
        for (double[] sum : sums) {
            Arrays.setAll(total, b -> total[b] + sum[b]);
        }
        return total;
    }
}
