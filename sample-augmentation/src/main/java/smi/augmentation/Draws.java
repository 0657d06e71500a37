package smi.augmentation;

import java.util.Arrays;
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
     * Makes the draws of some parameter points. They are stratified: the n draws at a point lie in the n equal parts of
     * the cumulated weight, one in each, dealt to the requests at random. Every event is still expected as often as its
     * weight says, but drawn at most twice more or less often, where independent draws would fluctuate like a Poisson
     * number: a sample then knows nearly as much as the events that it was drawn from.
     *
     * @param table the cumulated weights at these points
     * @param requests numbers of the requests per point
     * @param all the requests by number
     * @param bins number of bins
     */
    static Draws of(WeightTable table, int[][] requests, List<DrawRequest> all, int bins) {
        int[] counts = new int[requests.length];
        for (int j = 0; j < requests.length; j++) {
            for (int r : requests[j]) {
                counts[j] += all.get(r).count();
            }
        }
        int n = Arrays.stream(counts).sum();
        var made = new Draws(n);
        int[] bin = new int[n];
        int k = 0;
        for (int j = 0; j < requests.length; j++) {
            SplittableRandom ofPoint = all.get(requests[j][0]).random();
            int[] strata = permutation(counts[j], ofPoint);
            double largest = Math.nextDown(table.total(j));
            int stratum = 0;
            for (int r : requests[j]) {
                for (int i = 0; i < all.get(r).count(); i++) {
                    double place = (strata[stratum++] + ofPoint.nextDouble()) / counts[j];
                    double value = Math.min(largest, place * table.total(j));
                    bin[k] = table.find(j, value);
                    made.set(k++, j, r, all.get(r).firstDraw() + i, value);
                }
            }
        }
        return made.sortedBy(bin, bins);
    }

    /** The numbers from 0 to n − 1 in random order. */
    static int[] permutation(int n, SplittableRandom random) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
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
