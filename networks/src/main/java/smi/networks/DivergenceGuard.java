package smi.networks;

/** Notices that a loss is no longer finite, or has become absurdly large and stays there. */
final class DivergenceGuard {
    /** A batch with one extreme event is nothing; twenty such batches in a row are a divergence. */
    private static final double SMOOTHING = 1.0 / 20;

    private static final double ABSURD = 1e4;
    private double reference;
    private double smooth;
    private boolean started;

    /** Why training cannot go on after a batch of this mean loss; {@code null} if it can. */
    String problem(double loss) {
        if (!Double.isFinite(loss)) {
            return "the loss is " + loss;
        }
        if (!started) {
            started = true;
            reference = Math.abs(loss) + 1;
            smooth = loss;
        }
        smooth += SMOOTHING * (loss - smooth);
        return smooth < ABSURD * reference
                ? null
                : "the loss has grown from about %.3g to %.3g".formatted(reference - 1, smooth);
    }

    /** For checkpoints. */
    double[] state() {
        return started ? new double[] {reference, smooth} : new double[0];
    }

    void restore(double[] state) {
        started = state.length > 0;
        if (started) {
            reference = state[0];
            smooth = state[1];
        }
    }
}
