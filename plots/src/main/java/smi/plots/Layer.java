package smi.plots;

import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import smi.morphing.InvalidInputException;

/** One thing drawn inside the frame of a panel; a later layer lies above an earlier one. */
public sealed interface Layer {
    /**
     * {@return the abscissas that an axis has to reach}
     */
    DoubleStream abscissas();

    /**
     * {@return the ordinates that an axis has to reach}
     */
    DoubleStream ordinates();

    /**
     * Draws the layer.
     *
     * @param canvas on what
     */
    void paint(Canvas canvas);

    /**
     * A line through points; a NaN interrupts it.
     *
     * @param points where it goes
     * @param style its look
     */
    record Line(Points points, LineStyle style) implements Layer {
        @Override
        public DoubleStream abscissas() {
            return points.x().stream();
        }

        @Override
        public DoubleStream ordinates() {
            return points.y().stream();
        }

        @Override
        public void paint(Canvas canvas) {
            canvas.line(this);
        }
    }

    /**
     * A filled polygon.
     *
     * @param outline its corners
     * @param style its look
     */
    record Area(Points outline, FillStyle style) implements Layer {
        @Override
        public DoubleStream abscissas() {
            return outline.x().stream();
        }

        @Override
        public DoubleStream ordinates() {
            return outline.y().stream();
        }

        @Override
        public void paint(Canvas canvas) {
            canvas.area(this);
        }
    }

    /**
     * Single points.
     *
     * @param points where they are
     * @param style their look
     */
    record Markers(Points points, MarkerStyle style) implements Layer {
        @Override
        public DoubleStream abscissas() {
            return points.x().stream();
        }

        @Override
        public DoubleStream ordinates() {
            return points.y().stream();
        }

        @Override
        public void paint(Canvas canvas) {
            canvas.markers(this);
        }
    }

    /**
     * Vertical bars from y − lower to y + upper.
     *
     * @param points the central values
     * @param lower lengths below, one per point, in the unit of y
     * @param upper lengths above
     * @param style their look
     */
    record ErrorBars(Points points, Series lower, Series upper, LineStyle style) implements Layer {
        /** Refuses lengths that do not pair up with the points. */
        public ErrorBars {
            if (lower.size() != points.size() || upper.size() != points.size()) {
                throw new InvalidInputException(String.format(
                        Locale.ROOT,
                        "%d points have %d lower and %d upper errors; give one of each per point",
                        points.size(),
                        lower.size(),
                        upper.size()));
            }
        }

        /** The lower end of a bar. */
        double bottom(int index) {
            return points.y().get(index) - lower.get(index);
        }

        /** The upper end of a bar. */
        double top(int index) {
            return points.y().get(index) + upper.get(index);
        }

        @Override
        public DoubleStream abscissas() {
            return points.x().stream();
        }

        @Override
        public DoubleStream ordinates() {
            return DoubleStream.concat(
                    IntStream.range(0, points.size()).mapToDouble(this::bottom),
                    IntStream.range(0, points.size()).mapToDouble(this::top));
        }

        @Override
        public void paint(Canvas canvas) {
            canvas.errorBars(this);
        }
    }

    /**
     * A function in the plane, as colours; the meaning of the colours stands beside the frame.
     *
     * @param values the function
     * @param z what the colours mean; its range is the range of the colours
     * @param marks the numbers beside the colours
     */
    record Map(Grid values, Axis z, List<Ticks.Tick> marks) implements Layer {
        /** Refuses colours without a range. */
        public Map {
            marks = List.copyOf(marks);
            if (z.range().isEmpty()) {
                throw new IllegalArgumentException("the colours of a map need the range of their axis");
            }
        }

        /** The colour of a value; that of the nearer end outside of the range. */
        Color colour(double value) {
            double low = z.scale().position(z.range().orElseThrow().low());
            double high = z.scale().position(z.range().orElseThrow().high());
            double position = z.scale().position(value);
            // below everything that a logarithmic scale can show
            return Palette.sequential(Double.isNaN(position) ? 0 : (position - low) / (high - low));
        }

        @Override
        public DoubleStream abscissas() {
            return values.x().stream();
        }

        @Override
        public DoubleStream ordinates() {
            return values.y().stream();
        }

        @Override
        public void paint(Canvas canvas) {
            canvas.map(this);
        }
    }

    /**
     * A horizontal line from side to side, such as the threshold of a test statistic.
     *
     * @param y its height
     * @param style its look
     */
    record Rule(double y, LineStyle style) implements Layer {
        @Override
        public DoubleStream abscissas() {
            return DoubleStream.empty();
        }

        @Override
        public DoubleStream ordinates() {
            return DoubleStream.of(y);
        }

        @Override
        public void paint(Canvas canvas) {
            canvas.rule(this);
        }
    }
}
