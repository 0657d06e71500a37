package smi.diagnostics;

/**
 * Whether an estimator does better on the events that it learned from than on others: the ALICE loss of r̂ minus that of the
 * joint ratio, four times which is the mean squared error of log r̂ between close hypotheses, on test and on training
 * events. In units of −2Δ log L of the intended events.
 */
final class Overtraining {
    /** Two losses with their statistical errors are compared: a difference that hides in them does less harm than they. */
    private static final double GENEROUS = 4;

    private Overtraining() {}

    static Check check(Pairs test, Pairs training, Tolerance tolerance) {
        double[] seen = regret(training);
        double[] unseen = regret(test);
        double scale = 4 * tolerance.events();
        return new Check(
                "test minus training",
                test.where(),
                scale * Math.max(0, unseen[0] - seen[0]),
                scale * Math.hypot(seen[1], unseen[1]),
                GENEROUS * tolerance.events() * tolerance.squaredDistance(test.squaredDistance()),
                "by how much the ratio is worse on test events than on those it learned from; train on more events, for fewer epochs, or a smaller network");
    }

    /** The loss and its standard error; events that one hypothesis cannot make tell nothing of the joint ratio. */
    private static double[] regret(Pairs pairs) {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < pairs.size(); i++) {
            if (pairs.numerator(i) > 0 && pairs.denominator(i) > 0) {
                double joint = Math.log(pairs.numerator(i) / pairs.denominator(i));
                double f = pairs.logRatio(i);
                double term = pairs.numerator(i) * (softplus(-f) - softplus(-joint))
                        + pairs.denominator(i) * (softplus(f) - softplus(joint));
                sum += term;
                squares += term * term;
            }
        }
        return new double[] {sum, Math.sqrt(Math.max(0, squares - sum * sum / pairs.size()))};
    }

    private static double softplus(double f) {
        return Math.max(f, 0) + Math.log1p(Math.exp(-Math.abs(f)));
    }
}
