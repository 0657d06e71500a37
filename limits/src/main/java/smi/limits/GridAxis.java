package smi.limits;

import smi.morphing.InvalidInputException;

/**
 * Equally spaced values of one parameter.
 *
 * @param parameter its name
 * @param from first value
 * @param to last value
 * @param points how many; one point fixes the parameter, and then both ends agree
 */
public record GridAxis(String parameter, double from, double to, int points) {

    public GridAxis {
        if (!Double.isFinite(from) || !Double.isFinite(to)) {
            throw new InvalidInputException(
                    "the grid of '%s' goes from %s to %s; give two finite numbers".formatted(parameter, from, to));
        }
        if (points < 1 || (points == 1 ? from != to : !(from < to))) {
            throw new InvalidInputException(
                    "the grid of '%s' has %d points from %s to %s; give from < to and at least 2 points"
                            .formatted(parameter, points, from, to));
        }
    }

    /**
     * One value.
     *
     * @param index from 0 to {@code points - 1}
     * @return the value; both ends and zero are exact
     */
    public double value(int index) {
        if (points == 1) {
            return from;
        }
        double value = (from * (points - 1 - index) + to * index) / (points - 1);
        // a point at zero is meant to be zero, not the rounding error of its neighbours
        return Math.abs(value) < 1e-15 * (to - from) ? 0.0 : value;
    }

    /** {@return the distance between neighbouring values; 0 for one point} */
    public double step() {
        return points == 1 ? 0.0 : (to - from) / (points - 1);
    }
}
