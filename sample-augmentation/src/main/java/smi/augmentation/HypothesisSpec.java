package smi.augmentation;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * At which points (θ, ν) events are drawn. Lists of different length are paired cyclically.
 *
 * @param theta the physics parameters
 * @param nu the nuisance parameters
 */
public record HypothesisSpec(ThetaSpec theta, NuSpec nu) {
    /**
     * Points with all nuisance parameters at zero.
     *
     * @param theta the physics parameters
     * @return the specification
     */
    public static HypothesisSpec of(ThetaSpec theta) {
        return new HypothesisSpec(theta, NuSpec.nominal());
    }

    /** The points, for events with a number of nuisance parameters. */
    List<HypothesisPoint> points(int nuisanceParameters, SplittableRandom random) {
        var thetas = theta.points(random);
        var nus = nu.points(nuisanceParameters, random);
        List<HypothesisPoint> points = new ArrayList<>();
        for (int k = 0; k < Math.max(thetas.size(), nus.size()); k++) {
            points.add(new HypothesisPoint(thetas.get(k % thetas.size()), nus.get(k % nus.size())));
        }
        return points;
    }

    /** How it is written, in one line. */
    String text() {
        return nu.isNominal() ? theta.text() : theta.text() + " nu=" + nu.text();
    }
}
