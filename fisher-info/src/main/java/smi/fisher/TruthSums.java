package smi.fisher;

import java.util.List;
import java.util.Locale;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/** Truth information, event by event. */
final class TruthSums {
    private final PackedInformation information;
    private final double luminosity;
    private final double[] contribution;
    private double positive;
    private double negative;

    TruthSums(int length, double luminosity) {
        this.information = new PackedInformation(length - 1);
        this.luminosity = luminosity;
        this.contribution = new double[information.size()];
    }

    /**
     * Adds an event. Its contribution L ∂_iW ∂_jW / W is homogeneous of degree one in the weights, so that J·W, the linear
     * propagation of a common change of all its weights, is the contribution itself.
     */
    void add(double[] v) {
        if (!(v[0] > 0)) {
            negative -= v[0];
            return;
        }
        positive += v[0];
        double scale = luminosity / v[0];
        int m = 0;
        for (int i = 1; i < v.length; i++) {
            for (int j = i; j < v.length; j++) {
                contribution[m++] = scale * v[i] * v[j];
            }
        }
        information.addEvent(contribution);
    }

    PackedInformation information() {
        return information;
    }

    /** What was left out; throws where nothing is left. */
    List<String> notes(ParameterPoint theta) {
        if (!(positive > negative)) {
            throw new InvalidInputException(
                    "the cross section at %s is %.6g pb; it must be positive: check the event weights or choose another point"
                            .formatted(theta, positive - negative));
        }
        if (negative == 0) {
            return List.of();
        }
        return List.of(String.format(
                Locale.ROOT,
                "events with negative weights at %s, %.3g of the positive ones, add nothing to the truth information",
                theta,
                negative / positive));
    }
}
