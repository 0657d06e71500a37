package smi.limits;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import smi.augmentation.ColumnWeights;
import smi.augmentation.WeightedEvents;
import smi.events.EventMatrix;
import smi.morphing.InvalidInputException;
import smi.morphing.ParameterPoint;

/**
 * A learned likelihood ratio with its normalisation set right. A network may miss log r by a small constant that is the
 * same for all events, and the likelihood of n events multiplies it by n. Simulated events know better: the exact ratio
 * fulfils \( E_{\theta_1}[s] = E_{\theta}[1 - s] \) with \( s = r/(1 + r) \), and so does the learned one after
 * subtracting the constant c(θ) from log r̂ that minimises its ALICE loss. (This is Bennett's acceptance ratio, J. Comput.
 * Phys. 22 (1976) 245; unlike \( E_{\theta_1}[r] = 1 \) it does not hang on a few events with a large ratio.) The constant
 * is found at some points of the grid and interpolated, because it is smooth in θ.
 */
final class NormalisedRatio implements LogRatioTable {
    /** 12 along each of two axes; more dimensions get fewer. */
    private static final int NODES = 144;

    private static final int NODES_PER_AXIS = 33;

    /** So many log ratios of events and nodes are kept at a time: 128 MB. */
    private static final int MOST_ENTRIES = 1 << 24;

    /** With n events in the data the constants shift the best fit by √(n/100 000) of its standard deviation. */
    static final int MOST_EVENTS = 100_000;

    /** For estimators whose log r at many points costs little: all events but of the largest samples. */
    static final int MOST_CHEAP_EVENTS = 1_000_000;

    /** No usable network is off by a factor e^30. */
    private static final double LARGEST = 30;

    private static final double ACCURACY = 1e-7;
    private static final int MOST_STEPS = 100;

    private final LogRatioTable table;
    private final InterpolationGrid nodes;
    private final double[] constants;
    private final int events;

    private NormalisedRatio(LogRatioTable table, InterpolationGrid nodes, double[] constants, int events) {
        this.table = table;
        this.nodes = nodes;
        this.constants = constants;
        this.events = events;
    }

    /**
     * Normalises a ratio on weighted events.
     *
     * @param table gives log r̂ with the denominator θ1
     * @param denominator θ1
     * @param events the weighted events, other than the data
     * @param grid where the ratio is needed
     * @param most how many events are used
     * @return the normalised ratio
     * @throws InvalidInputException if no constant normalises log r̂ at a point
     */
    static NormalisedRatio of(
            LogRatioTable table, ParameterPoint denominator, WeightedEvents events, ParameterGrid grid, int most) {
        InterpolationGrid nodes = InterpolationGrid.over(grid, NODES, NODES_PER_AXIS);
        EventMatrix points = nodes.points();
        WeightSample sample = WeightSample.read(events, most);
        UnaryOperator<EventMatrix> ratios = table.prepared(sample.observations());
        double[] below = sample.probabilities(ColumnWeights.at(events.setup(), denominator));
        double[] constants = new double[points.rows()];
        int group = Math.max(1, MOST_ENTRIES / below.length);
        for (int from = 0; from < constants.length; from += group) {
            int first = from;
            EventMatrix some = points.slice(first, Math.min(first + group, constants.length));
            EventMatrix logRatios = ratios.apply(some);
            IntStream.range(0, some.rows()).parallel().forEach(k -> {
                ParameterPoint theta = grid.space().point(some.row(k));
                double[] above = sample.probabilities(ColumnWeights.at(events.setup(), theta));
                constants[first + k] = constant(logRatios.column(k), above, below, theta);
            });
        }
        return new NormalisedRatio(table, nodes, constants, below.length);
    }

    /** Newton's method on a falling function, kept inside of an interval that shrinks. */
    private static double constant(double[] logRatio, double[] above, double[] below, ParameterPoint theta) {
        double low = -LARGEST;
        double high = LARGEST;
        double c = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            double imbalance = 0;
            double slope = 0;
            for (int i = 0; i < logRatio.length; i++) {
                double s = 1 / (1 + Math.exp(c - logRatio[i]));
                imbalance += below[i] * s - above[i] * (1 - s);
                slope += (below[i] + above[i]) * s * (1 - s);
            }
            low = imbalance > 0 ? c : low;
            high = imbalance > 0 ? high : c;
            double next = c + imbalance / slope;
            next = next > low && next < high ? next : 0.5 * (low + high);
            if (Math.abs(next - c) < ACCURACY) {
                return next;
            }
            if (Double.isNaN(imbalance) || high - low < ACCURACY) {
                break;
            }
            c = next;
        }
        throw new InvalidInputException(
                "the learned ratio cannot be normalised at %s: it is far off or not a number there; train it for this region or take a smaller grid"
                        .formatted(theta));
    }

    /** The same constants for another table of the same log ratios. */
    NormalisedRatio with(LogRatioTable same) {
        return new NormalisedRatio(same, nodes, constants, events);
    }

    @Override
    public EventMatrix logRatios(EventMatrix observations, EventMatrix points) {
        return shifted(table.logRatios(observations, points), points);
    }

    @Override
    public UnaryOperator<EventMatrix> prepared(EventMatrix observations) {
        UnaryOperator<EventMatrix> raw = table.prepared(observations);
        return points -> shifted(raw.apply(points), points);
    }

    private EventMatrix shifted(EventMatrix raw, EventMatrix points) {
        double[] shift = new double[points.rows()];
        for (int g = 0; g < shift.length; g++) {
            shift[g] = nodes.interpolate(constants, points.row(g));
        }
        double[] values = raw.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] -= shift[i % shift.length];
        }
        return EventMatrix.of(raw.rows(), raw.columns(), values);
    }

    /** What was done, for the reader of the result. */
    String note() {
        return String.format(
                Locale.ROOT,
                "the learned log r was normalised with %d simulated events: minus %.4f to %.4f per event",
                events,
                Arrays.stream(constants).min().orElseThrow(),
                Arrays.stream(constants).max().orElseThrow());
    }
}
