package smi.plots;

import java.util.ArrayList;
import java.util.List;

/** The lines, areas and bars of one histogram. */
final class HistogramLayers {
    private static final double THIN = 1.2;

    private final Histogram histogram;
    private final LineStyle line;
    private final double base;

    /** The steps go down to the base at both ends. */
    HistogramLayers(Histogram histogram, LineStyle line, double base) {
        this.histogram = histogram;
        this.line = line;
        this.base = base;
    }

    List<Layer> layers() {
        List<Layer> layers = new ArrayList<>();
        switch (histogram.look()) {
            case FILLED -> {
                layers.add(new Layer.Area(steps(), new FillStyle(Palette.SHADE)));
                layers.add(new Layer.Line(steps(), thin()));
            }
            case STEPS -> layers.add(new Layer.Line(steps(), line));
            case POINTS -> layers.add(new Layer.Markers(centres(), marker()));
        }
        layers.add(new Layer.ErrorBars(centres(), histogram.errors(), histogram.errors(), thin()));
        return layers;
    }

    List<Mark> marks() {
        return switch (histogram.look()) {
            case FILLED -> List.of(new FillStyle(Palette.SHADE), thin());
            case STEPS -> List.of(line);
            case POINTS -> List.of(marker());
        };
    }

    Points steps() {
        return Steps.line(histogram.edges(), histogram.heights(), base);
    }

    Points centres() {
        double[] x = new double[histogram.bins()];
        for (int i = 0; i < x.length; i++) {
            x[i] = histogram.centre(i);
        }
        return new Points(Series.of(x), histogram.heights());
    }

    private LineStyle thin() {
        return new LineStyle(line.colour(), Dash.SOLID, THIN);
    }

    private MarkerStyle marker() {
        return MarkerStyle.filled(MarkerStyle.Symbol.CIRCLE, line.colour(), 5);
    }
}
