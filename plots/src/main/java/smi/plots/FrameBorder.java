package smi.plots;

import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** The border of a frame with its marks, pointing inward on all four sides. */
final class FrameBorder {
    private static final double LONG = 7;
    private static final double SHORT = 3.8;
    private static final LineStyle BORDER = new LineStyle(Palette.INK, Dash.SOLID, 1.1);
    private static final LineStyle TICK = new LineStyle(Palette.INK, Dash.SOLID, 0.9);

    private final Frame frame;
    private final Pen pen;

    FrameBorder(Frame frame, Pen pen) {
        this.frame = frame;
        this.pen = pen;
    }

    void draw() {
        Ticks x = frame.xTicks();
        Ticks y = frame.yTicks();
        x.major().forEach(value -> vertical(frame.toX(value), LONG));
        x.minor().forEach(value -> vertical(frame.toX(value), SHORT));
        y.major().forEach(value -> horizontal(frame.toY(value), LONG));
        y.minor().forEach(value -> horizontal(frame.toY(value), SHORT));
        pen.draw(frame.area(), BORDER);
    }

    private void vertical(double x, double length) {
        Rectangle2D area = frame.area();
        pen.draw(new Line2D.Double(x, area.getMaxY(), x, area.getMaxY() - length), TICK);
        pen.draw(new Line2D.Double(x, area.getMinY(), x, area.getMinY() + length), TICK);
    }

    private void horizontal(double y, double length) {
        Rectangle2D area = frame.area();
        pen.draw(new Line2D.Double(area.getMinX(), y, area.getMinX() + length, y), TICK);
        pen.draw(new Line2D.Double(area.getMaxX(), y, area.getMaxX() - length, y), TICK);
    }
}
