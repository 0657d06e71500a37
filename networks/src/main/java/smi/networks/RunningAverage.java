package smi.networks;

/** The average of the parameters of one training, see {@link WeightAverage}. */
final class RunningAverage {
    private final WeightAverage rule;
    private final int epochs;
    private final double[] current;
    private double[] mean;
    private long count;

    /** An average that has seen nothing. */
    RunningAverage(TrainingSettings settings, int parameters) {
        rule = settings.average();
        epochs = settings.epochs();
        current = new double[rule.kind() == WeightAverage.Kind.NONE ? 0 : parameters];
        mean = new double[0];
    }

    /** A step was made. */
    void afterStep(Learner learner) {
        if (rule.kind() == WeightAverage.Kind.EMA) {
            count++;
            add(learner, 1 - Math.min(rule.value(), count / (9.0 + count)));
        }
    }

    /** An epoch is over. */
    void afterEpoch(Learner learner, int epoch) {
        if (rule.kind() == WeightAverage.Kind.SWA && epoch >= Math.floor(rule.value() * epochs)) {
            count++;
            add(learner, 1.0 / count);
        }
    }

    private void add(Learner learner, double part) {
        learner.readParameters(current);
        if (mean.length == 0) {
            mean = current.clone();
            return;
        }
        for (int i = 0; i < mean.length; i++) {
            mean[i] += part * (current[i] - mean[i]);
        }
    }

    /** Whether there is an average to be used instead of the parameters. */
    boolean exists() {
        return mean.length > 0;
    }

    /** The average; empty before there is one. */
    double[] mean() {
        return mean.clone();
    }

    /** How often something was added. */
    long count() {
        return count;
    }

    /** Goes back to what it was. */
    void restore(double[] formerMean, long formerCount) {
        mean = formerMean.clone();
        count = formerCount;
    }
}
