package smi.networks;

/** The weighted squared distance between an estimated and the joint score, averaged over the parameters. */
final class SquaredScoreError {
    private SquaredScoreError() {}

    /** {@return Σ over rows; writes scale times its derivatives by the estimate} */
    static double evaluate(Batch batch, double[] estimate, double scale, double[] derivative) {
        int parameters = batch.rows() == 0 ? 0 : batch.score().length / batch.numeratorWeight().length;
        double sum = 0;
        for (int i = 0; i < batch.rows(); i++) {
            double weight = batch.numeratorWeight()[i] / parameters;
            for (int j = i * parameters; j < (i + 1) * parameters; j++) {
                // a row that does not count may have a target that is not a number
                double error = weight == 0 ? 0 : estimate[j] - batch.score()[j];
                sum += weight * error * error;
                derivative[j] = 2 * scale * weight * error;
            }
        }
        return sum;
    }
}
