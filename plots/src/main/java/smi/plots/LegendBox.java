package smi.plots;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.List;

/** A legend as it is drawn: keys on the left, names on the right. */
final class LegendBox {
    private static final double KEY = 27;
    private static final double GAP = 7;
    private static final double ROW = 16.5;

    private final Legend legend;
    private final List<Lettering> names;

    LegendBox(Legend legend, Font font) {
        this.legend = legend;
        this.names = legend.entries().stream()
                .map(entry -> new Lettering(entry.text(), font))
                .toList();
    }

    double width() {
        return KEY + GAP + names.stream().mapToDouble(Lettering::width).max().orElse(0);
    }

    double height() {
        return ROW * names.size();
    }

    void draw(Graphics2D g2, Rectangle2D place) {
        for (int i = 0; i < names.size(); i++) {
            double middle = place.getMinY() + (i + 0.5) * ROW;
            for (Mark mark : legend.entries().get(i).marks()) {
                key(new Pen(g2), mark, place.getMinX(), middle);
            }
            names.get(i).draw(g2, place.getMinX() + KEY + GAP, middle + 4);
        }
    }

    private static void key(Pen pen, Mark mark, double x, double y) {
        if (mark instanceof LineStyle line) {
            pen.draw(new Line2D.Double(x, y, x + KEY, y), line);
        } else if (mark instanceof MarkerStyle marker) {
            pen.mark(x + KEY / 2, y, marker.opaque());
        } else if (mark instanceof FillStyle fill) {
            pen.fill(new Rectangle2D.Double(x, y - 5, KEY, 10), fill.colour());
        }
    }

    /** Dims what lies below a legend that found no free place. */
    static void dim(Graphics2D g2, Rectangle2D place) {
        new Pen(g2).fill(place, Palette.translucent(Color.WHITE, 0.85));
    }
}
