package smi.plots;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;

/** What the colours of a map mean: a strip on the right of the frame, with numbers. */
final class ColourBar {
    private static final double GAP = 10;
    private static final double STRIP = 13;
    private static final double NUMBER_GAP = 5;
    private static final double TITLE_GAP = 7;
    private static final LineStyle BORDER = new LineStyle(Palette.INK, Dash.SOLID, 0.9);

    private final Layer.Map map;
    private final Range range;
    private final Fonts fonts;

    ColourBar(Layer.Map map, Fonts fonts) {
        this.map = map;
        this.range = map.z().range().orElseThrow();
        this.fonts = fonts;
    }

    /** The width that the strip takes with its numbers and title. */
    double width() {
        double title = map.z().title().isEmpty()
                ? 0
                : TITLE_GAP + Lettering.rise(fonts.titles()) + Lettering.drop(fonts.titles());
        return GAP + STRIP + NUMBER_GAP + widest() + title;
    }

    private double widest() {
        return map.marks().stream()
                .mapToDouble(tick -> new Lettering(tick.text(), fonts.numbers()).width())
                .max()
                .orElse(0);
    }

    void draw(Graphics2D g2, Rectangle2D frame) {
        Pen pen = new Pen(g2);
        var strip = new Rectangle2D.Double(frame.getMaxX() + GAP, frame.getMinY(), STRIP, frame.getHeight());
        colours(pen, strip);
        double right = strip.getMaxX() + NUMBER_GAP;
        for (Ticks.Tick tick : map.marks()) {
            double y = y(tick.value(), strip);
            pen.draw(new Line2D.Double(strip.getMinX(), y, strip.getMaxX(), y), line(tick.value()));
            new Lettering(tick.text(), fonts.numbers()).draw(g2, right, y + Lettering.rise(fonts.numbers()) / 2);
        }
        pen.draw(strip, BORDER);
        Lettering title = Lettering.atMost(frame.getHeight(), map.z().title(), fonts.titles());
        AffineTransform upright = g2.getTransform();
        g2.translate(right + widest() + TITLE_GAP + Lettering.rise(fonts.titles()), frame.getMinY() + title.width());
        g2.rotate(-Math.PI / 2);
        title.draw(g2, 0, 0);
        g2.setTransform(upright);
    }

    private LineStyle line(double value) {
        return new LineStyle(Palette.on(map.colour(value)), Dash.SOLID, BORDER.width());
    }

    private void colours(Pen pen, Rectangle2D strip) {
        int steps = (int) Math.ceil(strip.getHeight() / 2);
        double height = strip.getHeight() / steps;
        double low = map.z().scale().position(range.low());
        double high = map.z().scale().position(range.high());
        for (int k = 0; k < steps; k++) {
            double value = map.z().scale().value(low + (k + 0.5) / steps * (high - low));
            double bottom = strip.getMaxY() - k * height;
            // each reaches below the next one, so that no white line shows between them
            double top = Math.max(strip.getMinY(), bottom - 1.5 * height);
            pen.fill(new Rectangle2D.Double(strip.getMinX(), top, STRIP, bottom - top), map.colour(value));
        }
    }

    private double y(double value, Rectangle2D strip) {
        double low = map.z().scale().position(range.low());
        double high = map.z().scale().position(range.high());
        return strip.getMaxY() - (map.z().scale().position(value) - low) / (high - low) * strip.getHeight();
    }
}
