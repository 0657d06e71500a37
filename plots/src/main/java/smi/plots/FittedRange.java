package smi.plots;

import java.util.DoubleSummaryStatistics;
import java.util.stream.DoubleStream;

/** From where to where an axis goes if nobody has said so. */
final class FittedRange {
    private static final double MARGIN = 0.07;

    private FittedRange() {}

    /** The range of the axis; fitted to the values if it is open. An axis that starts at zero has no gap below it. */
    static Range of(Axis axis, DoubleStream values) {
        if (axis.range().isPresent()) {
            return axis.range().get();
        }
        DoubleSummaryStatistics positions = values.filter(Double::isFinite)
                .map(axis.scale()::position)
                .filter(Double::isFinite)
                .summaryStatistics();
        if (positions.getCount() == 0) {
            return new Range(axis.scale().value(0), axis.scale().value(1));
        }
        double low = positions.getMin();
        double high = positions.getMax();
        // A single value gets an axis around it.
        double width = high - low > 1e-12 * Math.max(Math.abs(low), Math.abs(high))
                ? high - low
                : Math.max(1e-12, Math.max(Math.abs(low), Math.abs(high)));
        boolean fromZero = axis.scale().value(low) == 0;
        return new Range(
                axis.scale().value(fromZero ? low : low - MARGIN * width),
                axis.scale().value(high + MARGIN * width));
    }

    /** The range with its upper end moved up, so that the old length is this part of the new one. */
    static Range raised(Scale scale, Range range, double part) {
        double low = scale.position(range.low());
        return new Range(range.low(), scale.value(low + (scale.position(range.high()) - low) / part));
    }
}
