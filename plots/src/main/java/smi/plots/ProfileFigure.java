package smi.plots;

import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.DoubleStream;
import smi.diagnostics.DiagnosisPictures.ProfilePoint;
import smi.morphing.InvalidInputException;

/**
 * What was predicted and what the events say, bin by bin, with the line on which they agree.
 *
 * @param x the prediction
 * @param y what is seen
 * @param bins at least one
 * @param labels what stands above the frame
 */
public record ProfileFigure(Axis x, Axis y, List<ProfilePoint> bins, Labels labels) implements Drawable {
    private static final double MARGIN = 0.05;

    /** Refuses a profile without bins. */
    public ProfileFigure {
        bins = List.copyOf(bins);
        if (bins.isEmpty()) {
            throw new InvalidInputException("a profile needs at least one bin");
        }
    }

    @Override
    public Figure figure() {
        double[] predicted = bins.stream().mapToDouble(ProfilePoint::predicted).toArray();
        double[] seen = bins.stream().mapToDouble(ProfilePoint::seen).toArray();
        Series errors = Series.of(bins.stream().mapToDouble(ProfilePoint::error).toArray());
        DoubleSummaryStatistics all = DoubleStream.of(predicted).summaryStatistics();
        double margin = MARGIN * Math.max(all.getMax() - all.getMin(), 1e-9);
        double low = all.getMin() - margin;
        double high = all.getMax() + margin;
        Points points = Points.of(predicted, seen);
        MarkerStyle marker = MarkerStyle.filled(MarkerStyle.Symbol.CIRCLE, Palette.INK, 5);
        LineStyle diagonal = LineStyle.solid(Palette.colour(0)).withDash(Dash.DASHED);
        List<Layer> layers = List.of(
                new Layer.Line(Points.of(new double[] {low, high}, new double[] {low, high}), diagonal),
                new Layer.ErrorBars(points, errors, errors, new LineStyle(Palette.INK, Dash.SOLID, 1)),
                new Layer.Markers(points, marker));
        Legend legend =
                new Legend(List.of(LegendEntry.of("test events", marker), LegendEntry.of("prediction", diagonal)));
        return new Figure(
                x.range().isPresent() ? x : x.withRange(low, high),
                List.of(new Panel(y, layers, List.of(legend), 1)),
                labels,
                Size.CURVE);
    }
}
