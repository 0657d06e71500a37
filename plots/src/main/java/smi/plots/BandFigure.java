package smi.plots;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smi.morphing.InvalidInputException;
import tech.tablesaw.api.Table;

/**
 * What is expected at each value of a parameter, with the bands that hold 68 and 95 % of experiments, and what is observed.
 *
 * @param x the parameter
 * @param y a p-value or a test statistic
 * @param positions values of the parameter
 * @param quantiles at −2, −1, 0, 1, 2 standard deviations, shape {@code [5]}, each with one value per position
 * @param observed what one experiment found; empty for none
 * @param levels confidence levels whose p-values are marked
 * @param labels what stands above the frame
 */
public record BandFigure(
        Axis x,
        Axis y,
        Series positions,
        List<Series> quantiles,
        Optional<Curve> observed,
        List<Double> levels,
        Labels labels)
        implements Drawable {
    private static final Color INNER = new Color(0x5ab87a);
    private static final Color OUTER = new Color(0xf6e27a);

    /** Refuses quantiles that do not fit the positions. */
    public BandFigure {
        quantiles = List.copyOf(quantiles);
        levels = List.copyOf(levels);
        int n = positions.size();
        if (quantiles.size() != 5
                || quantiles.stream().anyMatch(q -> q.size() != n)
                || observed.stream().anyMatch(o -> o.points().size() != n)) {
            throw new InvalidInputException(
                    "a band needs five quantiles with one value per position, %d each".formatted(n));
        }
    }

    @Override
    public Table data() {
        Rows rows = Rows.of(
                List.of(), Rows.name(x, "x"), "-2 sigma", "-1 sigma", "median", "+1 sigma", "+2 sigma", "observed");
        for (int i = 0; i < positions.size(); i++) {
            int at = i;
            double[] row = new double[7];
            row[0] = positions.get(i);
            for (int k = 0; k < 5; k++) {
                row[k + 1] = quantiles.get(k).get(i);
            }
            row[6] = observed.map(curve -> curve.points().y().get(at)).orElse(Double.NaN);
            rows.row(List.of(), row);
        }
        return rows.table();
    }

    @Override
    public Figure figure() {
        List<Layer> layers = new ArrayList<>();
        List<LegendEntry> entries = new ArrayList<>();
        layers.add(band(0, 4, OUTER));
        layers.add(band(1, 3, INNER));
        LineStyle median = LineStyle.solid(Palette.INK).withDash(Dash.DASHED);
        layers.add(new Layer.Line(new Points(positions, quantiles.get(2)), median));
        observed.ifPresent(curve -> {
            layers.add(new Layer.Line(curve.points(), LineStyle.solid(Palette.INK)));
            entries.add(LegendEntry.of(curve.name(), LineStyle.solid(Palette.INK)));
        });
        entries.add(LegendEntry.of("expected, median", median));
        entries.add(LegendEntry.of("68\u00a0% of experiments", new FillStyle(INNER)));
        entries.add(LegendEntry.of("95\u00a0% of experiments", new FillStyle(OUTER)));
        List<LegendEntry> lines = new ArrayList<>();
        for (int k = 0; k < levels.size(); k++) {
            LineStyle style = new LineStyle(Palette.GREY, k == 0 ? Dash.DOTTED : Dash.DASH_DOTTED, 1.2);
            layers.add(new Layer.Rule(1 - levels.get(k), style));
            lines.add(LegendEntry.of(ConfidenceLevel.name(levels.get(k)) + " CL", style));
        }
        Panel panel = new Panel(y, layers, List.of(new Legend(entries), new Legend(lines)), 1);
        return new Figure(
                x.withRange(positions.get(0), positions.get(positions.size() - 1)), List.of(panel), labels, Size.CURVE);
    }

    private Layer band(int low, int high, Color colour) {
        Points lower = new Points(positions, quantiles.get(low));
        Points upper = new Points(positions, quantiles.get(high));
        return new Layer.Area(Outline.between(lower, upper), new FillStyle(colour));
    }
}
