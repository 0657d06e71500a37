package smi.plots;

import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.Table;

/**
 * Figures of curves over the same variable, one below the other: quantities of different size, such as the terms of a
 * loss.
 *
 * @param figures from top to bottom, at least one; the first one's horizontal axis is that of all
 */
public record StackedCurves(List<CurveFigure> figures) implements Drawable {
    /** How much higher the figure becomes with every further panel, relative to the first. */
    private static final double FURTHER_PANEL = 0.5;

    /** Copies the list. */
    public StackedCurves {
        figures = List.copyOf(figures);
        if (figures.isEmpty()) {
            throw new IllegalArgumentException("a figure needs at least one panel");
        }
    }

    @Override
    public Table data() {
        Rows rows = Rows.of(List.of("panel", "curve"), Rows.name(figures.get(0).x(), "x"), "y", "low", "high");
        for (CurveFigure figure : figures) {
            Table table = figure.data();
            for (int r = 0; r < table.rowCount(); r++) {
                rows.row(
                        List.of(figure.y().title(), table.getString(r, 0)),
                        table.doubleColumn(1).getDouble(r),
                        table.doubleColumn(2).getDouble(r),
                        table.doubleColumn(3).getDouble(r),
                        table.doubleColumn(4).getDouble(r));
            }
        }
        return rows.table();
    }

    @Override
    public Figure figure() {
        Figure first = figures.get(0).figure();
        List<Panel> panels = new ArrayList<>(first.panels());
        for (CurveFigure figure : figures.subList(1, figures.size())) {
            for (Panel panel : figure.figure().panels()) {
                // what the first panel has said already need not be said again
                List<Legend> legends = panel.legends().stream()
                        .filter(legend -> !first.panels().get(0).legends().contains(legend))
                        .toList();
                panels.add(new Panel(panel.y(), panel.layers(), legends, panel.share()));
            }
        }
        double height = first.size().height() * (1 + FURTHER_PANEL * (panels.size() - 1));
        return new Figure(
                first.x(), panels, first.labels(), new Size(first.size().width(), height));
    }
}
