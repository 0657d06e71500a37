package smi.fisher;

import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/** First of two passes over the events: cross section and mean scores. Centring afterwards would lose digits. */
final class ScoreMeans {
    private final BinSums rate;
    private final double[][][] members;
    private final double[][] parts;
    private double[] sum;

    ScoreMeans(ScoreParts scores, int length) {
        rate = new BinSums(length);
        members = new double[scores.count()][][];
        parts = new double[scores.count()][length - 1];
        for (int p = 0; p < members.length; p++) {
            members[p] = new double[scores.part(p).members().size()][length - 1];
        }
    }

    void add(EventPass.Event event) {
        rate.add(event.v());
        double w = event.v()[0];
        for (int p = 0; p < members.length; p++) {
            add(parts[p], w, event.scores().mean(p));
            for (int m = 0; m < members[p].length; m++) {
                add(members[p][m], w, event.scores().members(p)[m]);
            }
        }
    }

    private static void add(double[] target, double weight, double[] values) {
        for (int i = 0; i < target.length; i++) {
            target[i] += weight * values[i];
        }
    }

    void finish(ParameterPoint theta) {
        sum = rate.sum();
        if (!(sum[0] > 0)) {
            throw new InvalidInputException(
                    "the cross section at %s is %.6g pb; it must be positive: choose another point, or check the cuts"
                            .formatted(theta, sum[0]));
        }
        for (int p = 0; p < members.length; p++) {
            divide(parts[p]);
            for (double[] member : members[p]) {
                divide(member);
            }
        }
    }

    private void divide(double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] /= sum[0];
        }
    }

    BinSums rate() {
        return rate;
    }

    /** (σ, ∂σ). */
    double[] sum() {
        return sum;
    }

    /** Number of components of the scores. */
    int dimension() {
        return sum.length - 1;
    }

    /** The centred scores of a part. */
    void centred(EventPass.Event event, int part, double[] target) {
        subtract(event.scores().mean(part), parts[part], target);
    }

    /** The centred scores of one member of a part. */
    void centred(EventPass.Event event, int part, int member, double[] target) {
        subtract(event.scores().members(part)[member], members[part][member], target);
    }

    private static void subtract(double[] a, double[] b, double[] target) {
        for (int i = 0; i < target.length; i++) {
            target[i] = a[i] - b[i];
        }
    }

    int parts() {
        return parts.length;
    }

    int members(int part) {
        return members[part].length;
    }
}
