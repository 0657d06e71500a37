package smi.plots;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.List;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.Plot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.ui.RectangleEdge;

/**
 * JFreeChart's axis with the positions of a {@link Scale}, and with numbers and a title that stand where their letters,
 * not the boxes around their sub- and superscripts, are aligned. The marks belong to the frame.
 */
final class ScaledAxis extends NumberAxis {
    private static final long serialVersionUID = 1L;
    /** Lines far outside are drawn as ending here, in lengths of the axis: dashes on endless lines take endless time. */
    private static final double FAR = 20;
    /** Between the frame and its numbers. */
    private static final double GAP = 6;
    /** Between the numbers and the title. */
    private static final double TITLE_GAP = 4;
    /** Vertical axes have a number in about so many points, horizontal ones are given more. */
    private static final double VERTICAL_STEP = 45;

    private static final double HORIZONTAL_STEP = 62;

    /** Steps are rounded up, so this many are asked for to have at least two. */
    private static final double LEAST = 4;

    private final transient Axis axis;
    private final transient Range shown;
    private final transient Fonts fonts;

    ScaledAxis(Axis axis, Range shown, Fonts fonts) {
        super(null);
        this.axis = axis;
        this.shown = shown;
        this.fonts = fonts;
        setRange(shown.low(), shown.high());
    }

    @Override
    public double valueToJava2D(double value, Rectangle2D area, RectangleEdge edge) {
        double low = axis.scale().position(shown.low());
        double part = (axis.scale().position(value) - low) / (axis.scale().position(shown.high()) - low);
        if (Double.isNaN(part) && !Double.isNaN(value)) {
            part = -FAR;
        }
        part = Math.max(-FAR, Math.min(FAR, part));
        return RectangleEdge.isTopOrBottom(edge)
                ? area.getX() + part * area.getWidth()
                : area.getMaxY() - part * area.getHeight();
    }

    /** The marks of an axis of this length in points. */
    Ticks ticks(double length, RectangleEdge edge) {
        double step = RectangleEdge.isTopOrBottom(edge) ? HORIZONTAL_STEP : VERTICAL_STEP;
        return axis.scale().ticks(shown, (int) Math.max(LEAST, length / step));
    }

    @Override
    public AxisSpace reserveSpace(Graphics2D g2, Plot plot, Rectangle2D plotArea, RectangleEdge edge, AxisSpace space) {
        AxisSpace reserved = space == null ? new AxisSpace() : space;
        double title = axis.title().isEmpty()
                ? 0
                : TITLE_GAP + Lettering.rise(fonts.titles()) + Lettering.drop(fonts.titles());
        if (RectangleEdge.isTopOrBottom(edge)) {
            reserved.add(GAP + Lettering.rise(fonts.numbers()) + TITLE_GAP + title, edge);
        } else {
            double widest = ticks(plotArea.getHeight(), edge).numbers().stream()
                    .mapToDouble(tick -> new Lettering(tick.text(), fonts.numbers()).width())
                    .max()
                    .orElse(0);
            reserved.add(GAP + widest + title, edge);
        }
        return reserved;
    }

    @Override
    public AxisState draw(
            Graphics2D g2,
            double cursor,
            Rectangle2D plotArea,
            Rectangle2D frame,
            RectangleEdge edge,
            PlotRenderingInfo info) {
        if (RectangleEdge.isTopOrBottom(edge)) {
            below(g2, plotArea, frame);
        } else {
            leftOf(g2, plotArea, frame);
        }
        return new AxisState(cursor);
    }

    private void below(Graphics2D g2, Rectangle2D plotArea, Rectangle2D frame) {
        double baseline = frame.getMaxY() + GAP + Lettering.rise(fonts.numbers());
        for (Ticks.Tick tick : ticks(frame.getWidth(), RectangleEdge.BOTTOM).numbers()) {
            Lettering number = new Lettering(tick.text(), fonts.numbers());
            double centre = valueToJava2D(tick.value(), frame, RectangleEdge.BOTTOM);
            number.draw(g2, centre - number.width() / 2, baseline);
        }
        Lettering title = Lettering.atMost(frame.getWidth(), axis.title(), fonts.titles());
        title.draw(g2, frame.getMaxX() - title.width(), plotArea.getMaxY() - Lettering.drop(fonts.titles()));
    }

    private void leftOf(Graphics2D g2, Rectangle2D plotArea, Rectangle2D frame) {
        List<Ticks.Tick> numbers = ticks(frame.getHeight(), RectangleEdge.LEFT).numbers();
        for (Ticks.Tick tick : numbers) {
            Lettering number = new Lettering(tick.text(), fonts.numbers());
            double middle = valueToJava2D(tick.value(), frame, RectangleEdge.LEFT);
            number.draw(g2, frame.getMinX() - GAP - number.width(), middle + Lettering.rise(fonts.numbers()) / 2);
        }
        Lettering title = Lettering.atMost(frame.getHeight(), axis.title(), fonts.titles());
        AffineTransform upright = g2.getTransform();
        g2.translate(plotArea.getMinX() + Lettering.rise(fonts.titles()), frame.getMinY() + title.width());
        g2.rotate(-Math.PI / 2);
        title.draw(g2, 0, 0);
        g2.setTransform(upright);
    }
}
