package smi.fisher;

import java.util.Arrays;
import smi.events.EventMatrix;
import smi.events.EventSetup;
import smi.morphing.InvalidInputException;

/** With which probability a detector and a selection keep an event, as a function of its observables. */
@FunctionalInterface
public interface Acceptance {
    /**
     * The probability for one event.
     *
     * @param observations the observables of events, shape {@code [n][nObservables]}
     * @param row the event
     * @return between 0 (cut away) and 1
     */
    double of(EventMatrix observations, int row);

    /** {@return every event is kept} */
    static Acceptance all() {
        return (observations, row) -> 1;
    }

    /**
     * A cut: min ≤ observable &lt; max.
     *
     * @param setup says which observables there are
     * @param observable its name
     * @param min smallest value that is kept; −∞ for none
     * @param max end of the values that are kept; ∞ for none
     * @return 1 inside and 0 outside; an event whose observable is NaN is outside
     * @throws InvalidInputException if there is no such observable or no value would be kept
     */
    static Acceptance cut(EventSetup setup, String observable, double min, double max) {
        int column = setup.observableIndex(observable);
        if (!(min < max)) {
            throw new InvalidInputException(
                    "the cut %s to %s on '%s' keeps nothing; give min < max".formatted(min, max, observable));
        }
        return (observations, row) -> {
            double value = observations.get(row, column);
            return value >= min && value < max ? 1 : 0;
        };
    }

    /**
     * An efficiency that depends on one observable, given at some values and linear in between; beyond the first and
     * last value it stays as it is there.
     *
     * @param setup says which observables there are
     * @param observable its name
     * @param at rising values of the observable
     * @param efficiencies the efficiency at each of them
     * @return the efficiency
     * @throws InvalidInputException if there is no such observable, the values do not rise, or an efficiency is outside
     *     of [0, 1]
     */
    static Acceptance efficiency(EventSetup setup, String observable, double[] at, double[] efficiencies) {
        int column = setup.observableIndex(observable);
        double[] x = at.clone();
        double[] y = efficiencies.clone();
        boolean rising = x.length > 0 && x.length == y.length;
        for (int k = 1; k < x.length; k++) {
            rising &= x[k] > x[k - 1];
        }
        if (!rising || !Arrays.stream(y).allMatch(e -> e >= 0 && e <= 1)) {
            throw new InvalidInputException(
                    "the efficiency in '%s' needs rising values and as many numbers between 0 and 1, got %s and %s"
                            .formatted(observable, Arrays.toString(x), Arrays.toString(y)));
        }
        return (observations, row) -> interpolated(x, y, observations.get(row, column));
    }

    private static double interpolated(double[] x, double[] y, double value) {
        int above = Arrays.binarySearch(x, value);
        int k = above >= 0 ? above : -above - 1;
        if (k == 0 || k == x.length) {
            return y[Math.min(k, x.length - 1)];
        }
        double share = (value - x[k - 1]) / (x[k] - x[k - 1]);
        return y[k - 1] + share * (y[k] - y[k - 1]);
    }

    /**
     * Both this and another one.
     *
     * @param other the other, independent of this
     * @return the product
     */
    default Acceptance and(Acceptance other) {
        return (observations, row) -> {
            double first = of(observations, row);
            return first == 0 ? 0 : first * other.of(observations, row);
        };
    }
}
