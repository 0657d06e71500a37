package smi.diagnostics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.random.HaltonSequenceGenerator;
import smi.limits.fit.Bounds;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;
import smi.morphing.ParameterSpace;

/**
 * Where and how carefully an estimator is checked.
 *
 * @param events N, the number of events that it shall be used with: tolerances are what N events would feel
 * @param mostEvents the largest number of test events that are used
 * @param range the part of the parameter space that it is used in
 * @param points where a ratio is checked, at least one
 * @param truth the point whose best fit and score are checked
 * @param seed of the network that tries to tell reweighted from true events
 */
public record DiagnosisSettings(
        double events, int mostEvents, Bounds range, List<ParameterPoint> points, ParameterPoint truth, long seed) {
    /** N where nothing else is known. */
    public static final double USUAL_EVENTS = 1000;

    /** Test events used where nothing else is asked for: a few seconds. */
    public static final int USUAL_TEST_EVENTS = 20_000;

    private static final int LINE = 9;
    private static final int SQUARE = 5;
    private static final int SCATTERED = 16;

    /** Copies the points. */
    public DiagnosisSettings {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new InvalidInputException("the check of a ratio needs at least one point θ to be checked at");
        }
        if (mostEvents < 2) {
            throw new InvalidInputException("%d test events are too few; give more".formatted(mostEvents));
        }
        new Tolerance(events);
    }

    /**
     * Checks all over a range: at 9 points of a line, 25 of a square, and in more dimensions at the ends of every axis and
     * at 16 points in between.
     *
     * @param range the range
     * @param truth the point whose best fit is checked
     * @return the settings
     */
    public static DiagnosisSettings over(Bounds range, ParameterPoint truth) {
        return new DiagnosisSettings(USUAL_EVENTS, USUAL_TEST_EVENTS, range, spread(range, truth.space()), truth, 1);
    }

    private static List<ParameterPoint> spread(Bounds range, ParameterSpace space) {
        int dimension = range.dimension();
        List<ParameterPoint> points = new ArrayList<>();
        if (dimension == 1) {
            for (int k = 0; k < LINE; k++) {
                points.add(at(range, space, k / (LINE - 1.0)));
            }
        } else if (dimension == 2) {
            for (int k = 0; k < SQUARE * SQUARE; k++) {
                points.add(at(range, space, k / SQUARE / (SQUARE - 1.0), k % SQUARE / (SQUARE - 1.0)));
            }
        } else {
            for (int p = 0; p < dimension; p++) {
                for (double end : new double[] {0, 1}) {
                    double[] unit = new double[dimension];
                    Arrays.fill(unit, 0.5);
                    unit[p] = end;
                    points.add(at(range, space, unit));
                }
            }
            var inside = new HaltonSequenceGenerator(dimension);
            inside.skipTo(1);
            for (int k = 0; k < SCATTERED; k++) {
                points.add(at(range, space, inside.nextVector()));
            }
        }
        return points;
    }

    private static ParameterPoint at(Bounds range, ParameterSpace space, double... unit) {
        double[] theta = new double[unit.length];
        Arrays.setAll(theta, p -> range.lower()[p] + unit[p] * range.width(p));
        return space.point(theta);
    }

    /**
     * {@return these settings with another number of events that the estimator shall be used with}
     *
     * @param number N
     */
    public DiagnosisSettings withEvents(double number) {
        return new DiagnosisSettings(number, mostEvents, range, points, truth, seed);
    }

    /**
     * {@return these settings with another number of test events}
     *
     * @param number at most so many
     */
    public DiagnosisSettings withMostEvents(int number) {
        return new DiagnosisSettings(events, number, range, points, truth, seed);
    }

    /**
     * {@return these settings with other points}
     *
     * @param others where a ratio is checked
     */
    public DiagnosisSettings withPoints(List<ParameterPoint> others) {
        return new DiagnosisSettings(events, mostEvents, range, others, truth, seed);
    }

    /**
     * {@return these settings with another seed}
     *
     * @param other the seed
     */
    public DiagnosisSettings withSeed(long other) {
        return new DiagnosisSettings(events, mostEvents, range, points, truth, other);
    }
}
