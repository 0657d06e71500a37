package smi.plots;

import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** What is drawn in a frame, as far as a legend must not cover it: a canvas that only remembers where ink would be. */
final class Obstacles implements Canvas {
    /** Lines are remembered as points this far apart, in points of the paper. */
    private static final double STEP = 3;

    private final Frame frame;
    private final List<Point2D> ink = new ArrayList<>();
    private int ground;
    private final List<Path2D> areas = new ArrayList<>();

    Obstacles(Frame frame) {
        this.frame = frame;
    }

    /** How much ink a rectangle would cover; 0 is a free place. */
    int covered(Rectangle2D place) {
        int points = (int) ink.stream().filter(place::contains).count();
        int crossed =
                (int) areas.stream().filter(area -> area.intersects(place)).count();
        return ground + points + 20 * crossed;
    }

    @Override
    public void line(Layer.Line line) {
        Points points = line.points();
        for (int i = 1; i < points.size(); i++) {
            stroke(
                    frame.at(points.x().get(i - 1), points.y().get(i - 1)),
                    frame.at(points.x().get(i), points.y().get(i)));
        }
    }

    private void stroke(Point2D from, Point2D to) {
        double length = from.distance(to);
        if (Double.isNaN(length)) {
            return;
        }
        int steps = (int) Math.ceil(length / STEP) + 1;
        for (int k = 0; k <= steps; k++) {
            double t = (double) k / steps;
            ink.add(new Point2D.Double(
                    from.getX() + t * (to.getX() - from.getX()), from.getY() + t * (to.getY() - from.getY())));
        }
    }

    @Override
    public void area(Layer.Area area) {
        Path2D path = new Path2D.Double();
        Points outline = area.outline();
        for (int i = 0; i < outline.size(); i++) {
            Point2D p = frame.at(outline.x().get(i), outline.y().get(i));
            if (Double.isNaN(p.getX() + p.getY())) {
                return;
            }
            if (i == 0) {
                path.moveTo(p.getX(), p.getY());
            } else {
                path.lineTo(p.getX(), p.getY());
            }
        }
        path.closePath();
        areas.add(path);
    }

    @Override
    public void markers(Layer.Markers markers) {
        double r = markers.style().size() / 2;
        for (int i = 0; i < markers.points().size(); i++) {
            Point2D p =
                    frame.at(markers.points().x().get(i), markers.points().y().get(i));
            stroke(new Point2D.Double(p.getX() - r, p.getY() - r), new Point2D.Double(p.getX() + r, p.getY() + r));
            stroke(new Point2D.Double(p.getX() - r, p.getY() + r), new Point2D.Double(p.getX() + r, p.getY() - r));
        }
    }

    @Override
    public void errorBars(Layer.ErrorBars bars) {
        for (int i = 0; i < bars.points().size(); i++) {
            double x = bars.points().x().get(i);
            stroke(frame.at(x, bars.bottom(i)), frame.at(x, bars.top(i)));
        }
    }

    /** A map is everywhere: legends get a light ground. */
    @Override
    public void map(Layer.Map map) {
        ground = 1;
    }

    @Override
    public void rule(Layer.Rule rule) {
        double y = frame.toY(rule.y());
        stroke(
                new Point2D.Double(frame.area().getMinX(), y),
                new Point2D.Double(frame.area().getMaxX(), y));
    }
}
