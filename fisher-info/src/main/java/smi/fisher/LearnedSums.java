package smi.fisher;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import smi.events.Luminosity;
import smi.morphing.ParameterPoint;

/** Second of two passes over the events: the products of scores, and what their errors follow from. */
final class LearnedSums {
    private final ScoreParts scores;
    private final ScoreMeans means;
    private final double luminosity;
    private final double[][] jacobian;
    private final PackedInformation total;
    private final PackedInformation kinematic;
    private final PackedInformation single;
    private final TrainingNoise noise;
    private final double[][][] memberProducts;
    private final double[] product;
    private final double[] influence;
    private final double[] member;
    private final double[] mean;
    private final double[][] centred;

    LearnedSums(ScoreParts scores, ScoreMeans means, double luminosity) {
        int n = means.dimension();
        this.scores = scores;
        this.means = means;
        this.luminosity = luminosity;
        jacobian = means.rate().jacobian(luminosity);
        total = withRate(n);
        single = withRate(n);
        kinematic = new PackedInformation(n);
        noise = new TrainingNoise(n);
        product = new double[total.size()];
        influence = new double[total.size()];
        member = new double[n];
        mean = new double[n];
        centred = new double[means.parts()][n];
        memberProducts = new double[means.parts()][][];
        for (int p = 0; p < memberProducts.length; p++) {
            memberProducts[p] = new double[means.members(p)][total.size()];
        }
    }

    private PackedInformation withRate(int n) {
        var information = new PackedInformation(n);
        double[] sum = means.sum();
        for (int i = 0; i < n; i++) {
            for (int j = i; j < n; j++) {
                information.addInformation(i, j, luminosity * sum[1 + i] * sum[1 + j] / sum[0]);
            }
        }
        return information;
    }

    /**
     * One event moves the result by J·v, through the rate, and by L W (a − ā)(b − b̄)ᵀ; that it moves the means as well
     * is of second order.
     */
    void add(EventPass.Event event) {
        double weight = luminosity * event.v()[0];
        int last = centred.length - 1;
        for (int p = 0; p <= last; p++) {
            means.centred(event, p, centred[p]);
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] = 0.5 * (centred[0][i] + centred[last][i]);
        }
        products(weight, mean, mean);
        addTo(single, event.v());
        products(weight, centred[0], centred[last]);
        kinematic.addEvent(product);
        addTo(total, event.v());
        for (int p = 0; p <= last; p++) {
            for (int m = 0; m < memberProducts[p].length; m++) {
                means.centred(event, p, m, member);
                products(weight, member, centred[last - p]);
                for (int k = 0; k < product.length; k++) {
                    memberProducts[p][m][k] += product[k];
                }
            }
        }
        noise.add(event.v(), mean, means.sum());
    }

    /** The upper triangle of w Sym(a bᵀ). */
    private void products(double weight, double[] a, double[] b) {
        int k = 0;
        for (int i = 0; i < a.length; i++) {
            for (int j = i; j < a.length; j++) {
                product[k++] = 0.5 * weight * (a[i] * b[j] + a[j] * b[i]);
            }
        }
    }

    private void addTo(PackedInformation target, double[] v) {
        target.addInformation(product);
        for (int k = 0; k < product.length; k++) {
            influence[k] = product[k] + BinSums.dot(jacobian[k], v);
        }
        target.addFluctuation(influence);
    }

    LearnedInformation result(List<String> parameters, ParameterPoint theta, Luminosity l) {
        String label = scores.count() == 1 ? "learned" : "learned, two halves";
        List<String> notes = notes();
        Information both = total.finish(parameters, theta, l, label, notes);
        Information shape = kinematic.finish(parameters, theta, l, label + ", without the rate", notes);
        Information one = single.finish(parameters, theta, l, "learned, one score", List.of());
        var errors = new LearnedErrors(both.covariance(), training(), networks());
        return new LearnedInformation(
                both.withCovariance(errors.total()),
                shape.withCovariance(
                        new LearnedErrors(shape.covariance(), errors.training(), errors.networks()).total()),
                one,
                one,
                errors);
    }

    private List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (scores.count() == 1) {
            notes.add(
                    "the noise of the network makes this too large; train two halves of the events apart (--halves) to be free of that");
        }
        for (int p = 0; p < scores.count(); p++) {
            if (scores.part(p).trainingEvents().isEmpty()) {
                notes.add(
                        "the error leaves out that the networks learned from a finite number of events, which this model does not tell");
                break;
            }
        }
        return List.copyOf(notes);
    }

    /** With one part the noise counts twice, in both factors. */
    private double[][][][] training() {
        double perEvent = 0;
        for (int p = 0; p < scores.count(); p++) {
            OptionalDouble events = scores.part(p).trainingEvents();
            perEvent += events.isPresent() ? 1 / events.getAsDouble() : 0;
        }
        double both = scores.count() == 1 ? 4 * perEvent : perEvent;
        return noise.covariance(luminosity * means.sum()[0], both);
    }

    private double[][][][] networks() {
        var pairs = new Pairs(means.dimension());
        double[][] covariance = new double[pairs.size()][pairs.size()];
        double factor = scores.count() == 1 ? 4 : 1;
        for (double[][] members : memberProducts) {
            int n = members.length;
            double[] average = new double[pairs.size()];
            for (double[] own : members) {
                for (int k = 0; k < average.length; k++) {
                    average[k] += own[k] / n;
                }
            }
            for (double[] own : members) {
                double[] off = new double[average.length];
                for (int k = 0; k < off.length; k++) {
                    off[k] = own[k] - average[k];
                }
                if (n > 1) {
                    Pairs.addSquare(covariance, factor / (n * (n - 1.0)), off);
                }
            }
        }
        return pairs.covariance(Pairs.symmetric(covariance));
    }
}
