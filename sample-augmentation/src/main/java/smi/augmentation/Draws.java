package smi.augmentation;

import java.util.List;
import java.util.SplittableRandom;

/** Draws that know their bin of events, in the order of the bins and there in the order of the parameter points. */
final class Draws {
    private final int[] begin;
    private final int[] point;
    private final int[] request;
    private final int[] draw;
    private final double[] value;

    private Draws(int draws, int bins) {
        begin = new int[bins + 1];
        point = new int[draws];
        request = new int[draws];
        draw = new int[draws];
        value = new double[draws];
    }

    private Draws(int draws) {
        this(draws, 0);
    }

    /**
     * Makes the draws of some parameter points.
     *
     * @param table the cumulated weights at these points
     * @param requests numbers of the requests per point
     * @param all the requests by number
     * @param bins number of bins
     */
    static Draws of(WeightTable table, int[][] requests, List<DrawRequest> all, int bins) {
        int n = 0;
        for (int[] ofPoint : requests) {
            for (int r : ofPoint) {
                n += all.get(r).count();
            }
        }
        var made = new Draws(n);
        int[] bin = new int[n];
        int k = 0;
        for (int j = 0; j < requests.length; j++) {
            for (int r : requests[j]) {
                SplittableRandom random = all.get(r).random();
                double largest = Math.nextDown(table.total(j));
                for (int i = 0; i < all.get(r).count(); i++) {
                    double value = Math.min(largest, random.nextDouble() * table.total(j));
                    bin[k] = table.find(j, value);
                    made.set(k++, j, r, all.get(r).firstDraw() + i, value);
                }
            }
        }
        return made.sortedBy(bin, bins);
    }

    private void set(int k, int point, int request, int draw, double value) {
        this.point[k] = point;
        this.request[k] = request;
        this.draw[k] = draw;
        this.value[k] = value;
    }

    /** Counting sort: linear, and stable, so that the order of the points stays within a bin. */
    private Draws sortedBy(int[] bin, int bins) {
        var sorted = new Draws(bin.length, bins);
        for (int b : bin) {
            sorted.begin[b + 1]++;
        }
        for (int b = 0; b < bins; b++) {
            sorted.begin[b + 1] += sorted.begin[b];
        }
        int[] next = sorted.begin.clone();
        for (int k = 0; k < bin.length; k++) {
            sorted.set(next[bin[k]]++, point[k], request[k], draw[k], value[k]);
        }
        return sorted;
    }

    /** The first draw in a bin; in the bin after the last, the number of draws. */
    int begin(int bin) {
        return begin[bin];
    }

    int point(int k) {
        return point[k];
    }

    int request(int k) {
        return request[k];
    }

    int draw(int k) {
        return draw[k];
    }

    /** The cumulated weight that the draw looks for. */
    double value(int k) {
        return value[k];
    }
}
