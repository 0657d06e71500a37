package smi.plots;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.ui.RectangleEdge;

/** Where a panel's frame lies on the paper, and where in it a value lies. */
record Frame(Rectangle2D area, ScaledAxis x, ScaledAxis y) {
    double toX(double value) {
        return x.valueToJava2D(value, area, RectangleEdge.BOTTOM);
    }

    double toY(double value) {
        return y.valueToJava2D(value, area, RectangleEdge.LEFT);
    }

    Ticks xTicks() {
        return x.ticks(area.getWidth(), RectangleEdge.BOTTOM);
    }

    Ticks yTicks() {
        return y.ticks(area.getHeight(), RectangleEdge.LEFT);
    }

    Point2D at(double px, double py) {
        return new Point2D.Double(toX(px), toY(py));
    }
}
