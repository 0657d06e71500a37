package smi.diagnostics;

/** \( E_{\theta_1}[\hat r] - 1 \), in units of the root mean square of r̂. */
final class Normalisation {
    private static final double THRESHOLD = 0.05;

    private Normalisation() {}

    static Check check(Pairs pairs) {
        double mean = pairs.meanRatio();
        double squares = 0;
        double power = 0;
        for (int i = 0; i < pairs.size(); i++) {
            double ratio = Math.exp(pairs.logRatio(i));
            double moved = pairs.denominator(i) * (ratio - mean);
            squares += moved * moved;
            power += pairs.denominator(i) * ratio * ratio;
        }
        double scale = Math.max(1, Math.sqrt(Math.max(0, power)));
        return new Check(
                "normalisation",
                pairs.where(),
                (mean - 1) / scale,
                Math.sqrt(squares) / scale,
                THRESHOLD,
                "the mean of the ratio under the denominator, minus 1; train longer or on more events, calibrate with --method affine");
    }
}
