package smi.plots;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jfree.chart.ChartRenderingInfo;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.plot.PlotRenderingInfo;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/**
 * Draws figures. JFreeChart lays out the frames with their axes; what lies in, on and above the frames is drawn here.
 * One unit of the graphics is one point on paper.
 */
final class Drawing {
    private static final double PANEL_GAP = 9;
    private static final double HEADER = 22;
    /** How far an open vertical axis may be raised to make room for legends, and in what steps. */
    private static final double LEAST_PART = 0.6;

    private static final double RAISE = 0.95;

    private final Figure figure;
    private final double indent;
    private final Fonts fonts = Fonts.standard();
    private final Range xRange;

    /** The indent moves the frames to the right. */
    private Drawing(Figure figure, double indent) {
        this.figure = figure;
        this.indent = indent;
        this.xRange = FittedRange.of(
                figure.x(),
                figure.panels().stream().flatMap(p -> p.layers().stream()).flatMapToDouble(Layer::abscissas));
    }

    static void draw(Figure figure, Graphics2D g2) {
        if (figure.tiles().isEmpty()) {
            draw(figure, g2, 0);
            return;
        }
        g2.setColor(Color.WHITE);
        g2.fill(new Rectangle2D.Double(
                0, 0, figure.size().width(), figure.size().height()));
        for (Tile tile : figure.tiles()) {
            g2.translate(tile.x(), tile.y());
            if (tile.figure().tiles().isEmpty()) {
                draw(tile.figure(), g2, indent(tile, figure.tiles()));
            } else {
                draw(tile.figure(), g2);
            }
            g2.translate(-tile.x(), -tile.y());
        }
    }

    private static void draw(Figure figure, Graphics2D g2, double indent) {
        Drawing drawing = new Drawing(figure, indent);
        drawing.paint(g2, drawing.withRoomForLegends());
    }

    /** Frames above each other begin at the same place, however long the numbers beside them are. */
    private static double indent(Tile tile, List<Tile> all) {
        double widest = all.stream()
                .filter(other -> other.x() == tile.x() && other.figure().tiles().isEmpty())
                .mapToDouble(other -> leftMargin(other.figure()))
                .max()
                .orElse(0);
        return widest - leftMargin(tile.figure());
    }

    private static double leftMargin(Figure figure) {
        Drawing drawing = new Drawing(figure, 0);
        Graphics2D trial = trial();
        double margin =
                drawing.frames(trial, drawing.fittedRanges()).get(0).area().getMinX();
        trial.dispose();
        return margin;
    }

    private static Graphics2D trial() {
        return new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    }

    private List<Range> fittedRanges() {
        List<Range> ranges = new ArrayList<>();
        for (Panel panel : figure.panels()) {
            ranges.add(FittedRange.of(panel.y(), panel.layers().stream().flatMapToDouble(Layer::ordinates)));
        }
        return ranges;
    }

    /** A trial run tells where the frames lie; then open axes are raised until the legends cover nothing. */
    private List<Range> withRoomForLegends() {
        List<Range> ranges = fittedRanges();
        Graphics2D trial = trial();
        List<Frame> frames = frames(trial, ranges);
        trial.dispose();
        for (int i = 0; i < frames.size(); i++) {
            ranges.set(i, raised(figure.panels().get(i), frames.get(i), ranges.get(i)));
        }
        return ranges;
    }

    private Range raised(Panel panel, Frame frame, Range range) {
        if (panel.y().range().isPresent() || panel.legends().isEmpty()) {
            return range;
        }
        for (double part = 1; part > LEAST_PART; part *= RAISE) {
            Range higher = FittedRange.raised(panel.y().scale(), range, part);
            Frame taller = new Frame(frame.area(), frame.x(), new ScaledAxis(panel.y(), higher, fonts));
            if (placement(panel, taller, boxes(panel)).free()) {
                return higher;
            }
        }
        return range;
    }

    private List<LegendBox> boxes(Panel panel) {
        return panel.legends().stream()
                .map(legend -> new LegendBox(legend, fonts.legend()))
                .toList();
    }

    private static LegendPlacement placement(Panel panel, Frame frame, List<LegendBox> boxes) {
        Obstacles obstacles = new Obstacles(frame);
        panel.layers().forEach(layer -> layer.paint(obstacles));
        return LegendPlacement.of(boxes, frame.area(), obstacles);
    }

    private void paint(Graphics2D g2, List<Range> ranges) {
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g2.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g2.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g2.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g2.setColor(Color.WHITE);
        g2.fill(new Rectangle2D.Double(
                0, 0, figure.size().width(), figure.size().height()));
        List<Frame> frames = frames(g2, ranges);
        for (int i = 0; i < frames.size(); i++) {
            paint(g2, figure.panels().get(i), frames.get(i));
        }
        header(g2, frames.get(0).area());
    }

    private void paint(Graphics2D g2, Panel panel, Frame frame) {
        Pen pen = new Pen(g2);
        Shape clip = g2.getClip();
        g2.clip(frame.area());
        panel.layers().forEach(layer -> layer.paint(new FrameCanvas(frame, pen)));
        g2.setClip(clip);
        new FrameBorder(frame, pen).draw();
        bar(panel).ifPresent(bar -> bar.draw(g2, frame.area()));
        List<LegendBox> boxes = boxes(panel);
        LegendPlacement placement = placement(panel, frame, boxes);
        for (int i = 0; i < boxes.size(); i++) {
            if (placement.covered().get(i) > 0) {
                LegendBox.dim(g2, LegendPlacement.padded(placement.places().get(i)));
            }
            boxes.get(i).draw(g2, placement.places().get(i));
        }
    }

    private Optional<ColourBar> bar(Panel panel) {
        return panel.layers().stream()
                .filter(Layer.Map.class::isInstance)
                .map(layer -> new ColourBar((Layer.Map) layer, fonts))
                .findFirst();
    }

    private double barWidth(Panel panel) {
        return bar(panel).map(ColourBar::width).orElse(0.0);
    }

    private void header(Graphics2D g2, Rectangle2D frame) {
        double baseline = frame.getMinY() - 6;
        Lettering experiment = new Lettering(figure.labels().experiment(), fonts.experiment());
        experiment.draw(g2, frame.getMinX() + 1, baseline);
        double after = figure.labels().experiment().isEmpty() ? 0 : experiment.width() + 6;
        new Lettering(figure.labels().status(), fonts.status()).draw(g2, frame.getMinX() + 1 + after, baseline);
        Lettering right = new Lettering(figure.labels().right(), fonts.status().deriveFont(Font.PLAIN));
        right.draw(g2, frame.getMaxX() - 1 - right.width(), baseline);
    }

    /** Draws the axes and says where the frames are. */
    private List<Frame> frames(Graphics2D g2, List<Range> ranges) {
        ScaledAxis x = new ScaledAxis(figure.x(), xRange, fonts);
        CombinedDomainXYPlot stack = new CombinedDomainXYPlot(x);
        stack.setGap(PANEL_GAP);
        List<ScaledAxis> verticals = new ArrayList<>();
        for (int i = 0; i < ranges.size(); i++) {
            Panel panel = figure.panels().get(i);
            verticals.add(new ScaledAxis(panel.y(), ranges.get(i), fonts));
            stack.add(plain(new XYPlot(null, null, verticals.get(i), null)), panel.share());
        }
        plain(stack);
        double top = figure.labels().isEmpty() ? 12 : HEADER;
        double bars = figure.panels().stream().mapToDouble(this::barWidth).max().orElse(0);
        stack.setInsets(new RectangleInsets(top, 9 + indent, 6, 16 + bars));
        JFreeChart chart = new JFreeChart(null, null, stack, false);
        chart.setBackgroundPaint(null);
        chart.setPadding(RectangleInsets.ZERO_INSETS);
        ChartRenderingInfo info = new ChartRenderingInfo();
        chart.draw(
                g2,
                new Rectangle2D.Double(
                        0, 0, figure.size().width(), figure.size().height()),
                info);
        PlotRenderingInfo plots = info.getPlotInfo();
        List<Frame> frames = new ArrayList<>();
        for (int i = 0; i < verticals.size(); i++) {
            frames.add(new Frame(plots.getSubplotInfo(i).getDataArea(), x, verticals.get(i)));
        }
        return frames;
    }

    private static XYPlot plain(XYPlot plot) {
        plot.setBackgroundPaint(null);
        plot.setOutlineVisible(false);
        plot.setDomainGridlinesVisible(false);
        plot.setRangeGridlinesVisible(false);
        return plot;
    }
}
