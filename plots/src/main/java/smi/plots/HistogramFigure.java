package smi.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import smi.morphing.InvalidInputException;
import tech.tablesaw.api.Table;

/**
 * Histograms over each other, with the ratio to one of them in a panel below on request.
 *
 * @param x the observable
 * @param y what the heights are; its scale may be logarithmic
 * @param histograms at least one
 * @param reference the name of the histogram by which the others are divided; empty for no ratio
 * @param labels what stands above the frame
 */
public record HistogramFigure(Axis x, Axis y, List<Histogram> histograms, Optional<String> reference, Labels labels)
        implements Drawable {
    /** Copies the histograms. */
    public HistogramFigure {
        histograms = List.copyOf(histograms);
    }

    /**
     * A figure without histograms.
     *
     * @param x the observable
     * @param y what the heights are
     * @return the figure
     */
    public static HistogramFigure of(Axis x, Axis y) {
        return new HistogramFigure(x, y, List.of(), Optional.empty(), Labels.none());
    }

    /**
     * Adds a histogram.
     *
     * @param histogram the bins
     * @return the figure with it
     */
    public HistogramFigure with(Histogram histogram) {
        return new HistogramFigure(
                x, y, Stream.concat(histograms.stream(), Stream.of(histogram)).toList(), reference, labels);
    }

    /**
     * Adds a panel with the ratios of the other histograms to one.
     *
     * @param name the histogram by which is divided
     * @return the figure with the panel
     */
    public HistogramFigure withRatioTo(String name) {
        return new HistogramFigure(x, y, histograms, Optional.of(name), labels);
    }

    /**
     * Writes something above the frame.
     *
     * @param above what stands there
     * @return the figure with it
     */
    public HistogramFigure withLabels(Labels above) {
        return new HistogramFigure(x, y, histograms, reference, above);
    }

    @Override
    public Table data() {
        Rows rows = Rows.of(List.of("histogram"), Rows.name(x, "x") + " from", "to", Rows.name(y, "height"), "error");
        for (Histogram h : histograms) {
            for (int b = 0; b < h.bins(); b++) {
                rows.row(
                        List.of(h.name()),
                        h.edges().get(b),
                        h.edges().get(b + 1),
                        h.heights().get(b),
                        h.errors().get(b));
            }
        }
        return rows.table();
    }

    @Override
    public Figure figure() {
        if (histograms.isEmpty()) {
            throw new InvalidInputException("a histogram figure needs at least one histogram");
        }
        List<Layer> layers = new ArrayList<>();
        List<LegendEntry> entries = new ArrayList<>();
        for (Histogram.Look look : List.of(Histogram.Look.FILLED, Histogram.Look.STEPS, Histogram.Look.POINTS)) {
            // broken lines above full ones, or where they agree one would hide the other
            for (int i = 0; i < histograms.size(); i++) {
                if (histograms.get(i).look() == look) {
                    layers.addAll(drawn(i).layers());
                }
            }
        }
        for (int i = 0; i < histograms.size(); i++) {
            entries.add(new LegendEntry(histograms.get(i).name(), drawn(i).marks()));
        }
        List<Panel> panels = new ArrayList<>();
        panels.add(new Panel(y, layers, List.of(new Legend(entries)), 3));
        reference.ifPresent(name -> panels.add(ratio(name)));
        return new Figure(range(), panels, labels, reference.isPresent() ? Size.STACK : Size.CURVE);
    }

    private HistogramLayers drawn(int index) {
        return new HistogramLayers(histograms.get(index), style(index), 0);
    }

    private Axis range() {
        if (x.range().isPresent()) {
            return x;
        }
        return x.withRange(
                histograms.stream().mapToDouble(h -> h.edges().get(0)).min().orElseThrow(),
                histograms.stream()
                        .mapToDouble(h -> h.edges().get(h.bins()))
                        .max()
                        .orElseThrow());
    }

    private Panel ratio(String name) {
        Histogram divisor = histograms.stream()
                .filter(h -> h.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new InvalidInputException(String.format(
                        Locale.ROOT,
                        "no histogram '%s' to divide by; there are %s",
                        name,
                        histograms.stream().map(Histogram::name).toList())));
        RatioPanel panel = new RatioPanel(divisor);
        for (int i = 0; i < histograms.size(); i++) {
            if (histograms.get(i) != divisor) {
                panel.add(histograms.get(i), style(i));
            }
        }
        return panel.panel();
    }

    /** What is filled, or points, is ink; colours are for the lines. */
    private LineStyle style(int index) {
        if (histograms.get(index).look() != Histogram.Look.STEPS) {
            return LineStyle.solid(histograms.get(index).look() == Histogram.Look.POINTS ? Palette.INK : Palette.GREY);
        }
        long before = histograms.stream()
                .limit(index)
                .filter(h -> h.look() == Histogram.Look.STEPS)
                .count();
        Dash[] dashes = {Dash.SOLID, Dash.DASHED, Dash.DASH_DOTTED};
        return LineStyle.solid(Palette.colour((int) before)).withDash(dashes[(int) before % dashes.length]);
    }
}
