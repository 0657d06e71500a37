package smi.diagnostics;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.EigenDecomposition;

/**
 * Mean and slope of a learned score in its own principal directions, those of its covariance V in units of the scales of the
 * parameters. A direction u counts as far as N events would measure it over that scale: a network's noise in a blind
 * direction claims information, but none that matters.
 */
final class ScoreChecks {
    private static final double LARGEST_BIAS = 1;

    private final ScoreEvents events;
    private final Tolerance tolerance;
    private final double[] mean;
    private final EigenDecomposition principal;

    private ScoreChecks(ScoreEvents events, Tolerance tolerance) {
        this.events = events;
        this.tolerance = tolerance;
        this.mean = mean();
        this.principal = new EigenDecomposition(new Array2DRowRealMatrix(covariance()));
    }

    /** Two checks: the worst direction each. */
    static List<Check> of(ScoreEvents events, Tolerance tolerance) {
        var checks = new ScoreChecks(events, tolerance);
        List<Check> means = new ArrayList<>();
        List<Check> slopes = new ArrayList<>();
        for (int k = 0; k < events.components(); k++) {
            double[] direction = checks.principal.getEigenvector(k).toArray();
            means.add(checks.mean(direction, checks.principal.getRealEigenvalue(k)));
            slopes.add(checks.slope(direction, checks.principal.getRealEigenvalue(k)));
        }
        return List.of(Check.worst(means), Check.worst(slopes));
    }

    /** The strongest principal direction, in units of the scales, for pictures. */
    static double[] strongest(ScoreEvents events) {
        return new ScoreChecks(events, new Tolerance(1))
                .principal
                .getEigenvector(0)
                .toArray();
    }

    /** \( s_p \hat t_p \) along a direction. */
    static double learned(ScoreEvents events, int i, double... direction) {
        double sum = 0;
        for (int p = 0; p < direction.length; p++) {
            sum += direction[p] * events.scales()[p] * events.learned().get(i, p);
        }
        return sum;
    }

    /** \( p_i s_p t_p \) along a direction. */
    static double joint(ScoreEvents events, int i, double... direction) {
        double sum = 0;
        for (int p = 0; p < direction.length; p++) {
            sum += direction[p] * events.scales()[p] * events.joint().get(i, p);
        }
        return sum;
    }

    private double[] mean() {
        double[] sum = new double[events.components()];
        for (int i = 0; i < events.size(); i++) {
            for (int p = 0; p < sum.length; p++) {
                sum[p] += events.weights()[i]
                        * events.scales()[p]
                        * events.learned().get(i, p);
            }
        }
        return sum;
    }

    private double[][] covariance() {
        int n = mean.length;
        double[][] v = new double[n][n];
        for (int i = 0; i < events.size(); i++) {
            for (int p = 0; p < n; p++) {
                for (int q = 0; q < n; q++) {
                    v[p][q] += events.weights()[i] * centred(i, p) * centred(i, q);
                }
            }
        }
        return v;
    }

    private double centred(int i, int p) {
        return events.scales()[p] * events.learned().get(i, p) - mean[p];
    }

    /** The bias of a best fit to N events, in its standard deviations. */
    private Check mean(double[] direction, double variance) {
        double along = shift(direction);
        double squares = 0;
        for (int i = 0; i < events.size(); i++) {
            double moved = events.weights()[i] * (learned(events, i, direction) - along);
            squares += moved * moved;
        }
        double n = tolerance.events();
        double scale = Math.sqrt(n * tolerance.harm(variance) / Math.max(variance, Double.MIN_NORMAL));
        return new Check(
                "mean of the score",
                place(direction),
                scale * along,
                scale * Math.sqrt(squares),
                LARGEST_BIAS,
                "the bias of a best fit to the intended number of events, in its standard deviations; train on more events or average several networks");
    }

    private Check slope(double[] direction, double variance) {
        double sum = 0;
        double squares = 0;
        double shift = shift(direction);
        for (int i = 0; i < events.size(); i++) {
            double learned = learned(events, i, direction) - shift;
            double difference = (joint(events, i, direction) - events.weights()[i] * learned) * learned;
            sum += difference;
            squares += difference * difference;
        }
        double harm = tolerance.harm(variance) / Math.max(variance, Double.MIN_NORMAL);
        return new Check(
                "slope of the score",
                place(direction),
                harm * sum,
                harm * Math.sqrt(squares),
                tolerance.scoreSlope(),
                "negative: the score claims more information than the events show, train on more events or average several networks; positive: it has not learned all, train longer");
    }

    private double shift(double... direction) {
        double shift = 0;
        for (int p = 0; p < direction.length; p++) {
            shift += direction[p] * mean[p];
        }
        return shift;
    }

    private String place(double... direction) {
        List<String> terms = new ArrayList<>();
        for (int p = 0; p < direction.length; p++) {
            terms.add(String.format(
                    Locale.ROOT, "%.2g %s", direction[p], events.names().get(p)));
        }
        return direction.length == 1
                ? events.where()
                : "along " + String.join(" + ", terms).replace("+ -", "- ");
    }
}
