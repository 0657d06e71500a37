package smi.plots;

import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** What is drawn, as a table: for figures that have nothing better to offer than their lines and points. */
final class FigureData {
    private final Rows rows =
            Rows.of(List.of("frame", "item", "horizontal axis", "vertical axis"), "x", "y", "low", "high");

    private FigureData() {}

    static Table of(Figure figure) {
        FigureData data = new FigureData();
        data.add(figure, "");
        return data.rows.table();
    }

    private void add(Figure figure, String frame) {
        for (int k = 0; k < figure.tiles().size(); k++) {
            add(figure.tiles().get(k).figure(), frame + (k + 1) + ".");
        }
        for (int k = 0; k < figure.panels().size(); k++) {
            Panel panel = figure.panels().get(k);
            Canvas writer = new Writer(panel, List.of(frame + (k + 1)), figure.x());
            panel.layers().forEach(layer -> layer.paint(writer));
        }
    }

    /** A canvas that writes down what it is given. */
    private final class Writer implements Canvas {
        private final Panel panel;
        private final List<String> frame;
        private final List<String> axes;

        Writer(Panel panel, List<String> frame, Axis x) {
            this.panel = panel;
            this.frame = frame;
            this.axes = List.of(x.title(), panel.y().title());
        }

        private void row(String item, double x, double y, double low, double high) {
            rows.row(List.of(frame.get(0), item, axes.get(0), axes.get(1)), x, y, low, high);
        }

        /** The name that the legend gives to a look. */
        private String item(Mark mark, String otherwise) {
            return panel.legends().stream()
                    .flatMap(legend -> legend.entries().stream())
                    .filter(entry -> entry.marks().contains(mark))
                    .map(LegendEntry::text)
                    .findFirst()
                    .orElse(otherwise);
        }

        private void points(String item, Points points) {
            for (int i = 0; i < points.size(); i++) {
                row(item, points.x().get(i), points.y().get(i), Double.NaN, Double.NaN);
            }
        }

        @Override
        public void line(Layer.Line line) {
            points(item(line.style(), "line"), line.points());
        }

        @Override
        public void area(Layer.Area area) {
            points(item(area.style(), "area"), area.outline());
        }

        @Override
        public void markers(Layer.Markers markers) {
            points(item(markers.style(), "points"), markers.points());
        }

        @Override
        public void errorBars(Layer.ErrorBars bars) {
            for (int i = 0; i < bars.points().size(); i++) {
                row(
                        item(bars.style(), "error bars"),
                        bars.points().x().get(i),
                        bars.points().y().get(i),
                        bars.bottom(i),
                        bars.top(i));
            }
        }

        @Override
        public void map(Layer.Map map) {
            Grid values = map.values();
            IntStream.range(0, values.x().size())
                    .forEach(i -> IntStream.range(0, values.y().size())
                            .forEach(j -> row(
                                    map.z().title() + " = " + values.value(i, j),
                                    values.x(i),
                                    values.y(j),
                                    Double.NaN,
                                    Double.NaN)));
        }

        @Override
        public void rule(Layer.Rule rule) {
            row(item(rule.style(), "line from side to side"), Double.NaN, rule.y(), Double.NaN, Double.NaN);
        }
    }
}
