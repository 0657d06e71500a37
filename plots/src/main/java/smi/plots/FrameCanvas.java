package smi.plots;

import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

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

    /** One small square of paper for each cell of the grid, in one image: SVG files stay small. */
    @Override
    public void map(Layer.Map map) {
        Grid values = map.values();
        int columns = values.x().size() - 1;
        int rows = values.y().size() - 1;
        var image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_ARGB);
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < rows; j++) {
                double mean = (values.value(i, j)
                                + values.value(i + 1, j)
                                + values.value(i, j + 1)
                                + values.value(i + 1, j + 1))
                        / 4;
                if (!Double.isNaN(mean)) {
                    image.setRGB(i, rows - 1 - j, map.colour(mean).getRGB());
                }
            }
        }
        Point2D corner = frame.at(values.xRange().low(), values.yRange().high());
        Point2D opposite = frame.at(values.xRange().high(), values.yRange().low());
        pen.image(
                image,
                new Rectangle2D.Double(
                        corner.getX(),
                        corner.getY(),
                        opposite.getX() - corner.getX(),
                        opposite.getY() - corner.getY()));
    }

    @Override
    public void rule(Layer.Rule rule) {
        double y = frame.toY(rule.y());
        pen.draw(new Line2D.Double(frame.area().getMinX(), y, frame.area().getMaxX(), y), rule.style());
    }
}
