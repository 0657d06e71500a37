package smi.plots;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;

/** Draws marks in their style at given places on the paper. */
final class Pen {
    private static final double MARKER_EDGE = 1.5;
    /** A thin white rim keeps large symbols apart from the lines through them; small ones would drown in it. */
    private static final double RIMMED = 8;

    private final Graphics2D g2;

    Pen(Graphics2D g2) {
        this.g2 = g2;
    }

    void draw(Shape shape, LineStyle style) {
        g2.setColor(style.colour());
        g2.setStroke(stroke(style));
        g2.draw(shape);
    }

    void fill(Shape shape, Color colour) {
        g2.setColor(colour);
        g2.fill(shape);
    }

    void image(BufferedImage image, Rectangle2D place) {
        AffineTransform into = AffineTransform.getTranslateInstance(place.getX(), place.getY());
        into.scale(place.getWidth() / image.getWidth(), place.getHeight() / image.getHeight());
        g2.drawImage(image, into, null);
    }

    void mark(double x, double y, MarkerStyle style) {
        Shape shape = AffineTransform.getTranslateInstance(x, y)
                .createTransformedShape(shape(style.symbol(), style.size() / 2));
        if (style.fill().getAlpha() > 0) {
            if (style.size() >= RIMMED) {
                draw(shape, new LineStyle(Color.WHITE, Dash.SOLID, MARKER_EDGE + 1.6));
            }
            fill(shape, style.fill());
        }
        draw(
                shape,
                new LineStyle(style.outline(), Dash.SOLID, style.fill().equals(style.outline()) ? 0.3 : MARKER_EDGE));
    }

    private static BasicStroke stroke(LineStyle style) {
        float width = (float) style.width();
        float[] dashes =
                switch (style.dash()) {
                    case SOLID -> null;
                    case DASHED -> new float[] {3.4f * width, 2.0f * width};
                    case DOTTED -> new float[] {1.1f * width, 1.7f * width};
                    case DASH_DOTTED -> new float[] {4.5f * width, 1.6f * width, 1.1f * width, 1.6f * width};
                };
        return dashes == null
                ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0);
    }

    private static Shape shape(MarkerStyle.Symbol symbol, double r) {
        return switch (symbol) {
            case CIRCLE -> new Ellipse2D.Double(-r, -r, 2 * r, 2 * r);
            case SQUARE -> new Rectangle2D.Double(-0.88 * r, -0.88 * r, 1.76 * r, 1.76 * r);
            case TRIANGLE -> polygon(3, 1.2 * r, 1.2 * r, -90);
            case DIAMOND -> polygon(4, 1.2 * r, 1.2 * r, -90);
            case NABLA -> polygon(3, 1.2 * r, 1.2 * r, 90);
            case PENTAGON -> polygon(5, 1.1 * r, 1.1 * r, -90);
            case STAR -> polygon(10, r, 0.42 * r, -90);
            case CROSS -> cross(r);
        };
    }

    /** Corners at equal angles, the outer and inner radius in turn. */
    private static Shape polygon(int corners, double outer, double inner, double degrees) {
        Path2D path = new Path2D.Double();
        for (int i = 0; i < corners; i++) {
            double angle = Math.toRadians(degrees + 360.0 * i / corners);
            double radius = i % 2 == 0 ? outer : inner;
            if (i == 0) {
                path.moveTo(radius * Math.cos(angle), radius * Math.sin(angle));
            } else {
                path.lineTo(radius * Math.cos(angle), radius * Math.sin(angle));
            }
        }
        path.closePath();
        return path;
    }

    private static Shape cross(double r) {
        Area cross = new Area(new Rectangle2D.Double(-r, -0.22 * r, 2 * r, 0.44 * r));
        cross.add(new Area(new Rectangle2D.Double(-0.22 * r, -r, 0.44 * r, 2 * r)));
        return cross;
    }
}
