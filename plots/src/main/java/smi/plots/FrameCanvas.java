package smi.plots;

import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;

/** Draws layers into a frame. */
final class FrameCanvas implements Canvas {
    private final Frame frame;
    private final Pen pen;

    FrameCanvas(Frame frame, Pen pen) {
        this.frame = frame;
        this.pen = pen;
    }

    @Override
    public void line(Layer.Line line) {
        pen.draw(path(line.points()), line.style());
    }

    @Override
    public void area(Layer.Area area) {
        pen.fill(path(area.outline()), area.style().colour());
    }

    private Path2D path(Points points) {
        Path2D path = new Path2D.Double();
        boolean begun = false;
        for (int i = 0; i < points.size(); i++) {
            Point2D p = frame.at(points.x().get(i), points.y().get(i));
            boolean gap = Double.isNaN(p.getX() + p.getY());
            if (!gap && begun) {
                path.lineTo(p.getX(), p.getY());
            } else if (!gap) {
                path.moveTo(p.getX(), p.getY());
            }
            begun = !gap;
        }
        if (points.closed()) {
            path.closePath();
        }
        return path;
    }

    @Override
    public void markers(Layer.Markers markers) {
        for (int i = 0; i < markers.points().size(); i++) {
            Point2D p =
                    frame.at(markers.points().x().get(i), markers.points().y().get(i));
            if (frame.area().contains(p)) {
                pen.mark(p.getX(), p.getY(), markers.style());
            }
        }
    }

    @Override
    public void errorBars(Layer.ErrorBars bars) {
        for (int i = 0; i < bars.points().size(); i++) {
            double x = frame.toX(bars.points().x().get(i));
            double bottom = frame.toY(bars.bottom(i));
            double top = frame.toY(bars.top(i));
            if (bottom > top && !Double.isNaN(x)) {
                pen.draw(new Line2D.Double(x, bottom, x, top), bars.style());
            }
        }
    }

    @Override
    public void rule(Layer.Rule rule) {
        double y = frame.toY(rule.y());
        pen.draw(new Line2D.Double(frame.area().getMinX(), y, frame.area().getMaxX(), y), rule.style());
    }
}
