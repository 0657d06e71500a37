package smi.plots;

import java.awt.BasicStroke;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;

/**
 * One line of text, measured and drawn as outlines, so that every viewer shows the same letters. A subscript and a
 * superscript that follow each other stand above each other.
 */
final class Lettering {
    /** Measured at fractions of a point and never fitted to pixels: all formats get the same layout. */
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    /** Size of scripts, and how far they are moved, relative to the letters. */
    private static final double SCRIPT = 0.7;

    private static final double DOWN = 0.2;
    private static final double UP = 0.36;
    private static final double BELOW_ROOT = 0.22;
    /** How much farther scripts above each other are moved apart. */
    private static final double APART = 0.05;

    private static final double BAR = 0.06;

    private final String markup;
    private final Font font;
    private final List<Piece> pieces = new ArrayList<>();
    private final List<Line2D> bars = new ArrayList<>();
    private double end;
    private double scriptBegin;

    private record Piece(TextLayout layout, double x, double rise) {}

    Lettering(String markup, Font font) {
        this.markup = markup;
        this.font = font;
        List<MathText.Run> runs = MathText.parse(markup);
        for (int k = 0; k < runs.size(); k++) {
            double begin = end;
            add(runs, k);
            if (runs.get(k).rooted()) {
                bars.add(new Line2D.Double(begin, 0, end, 0));
            }
        }
    }

    private void add(List<MathText.Run> runs, int k) {
        MathText.Run run = runs.get(k);
        if (run.height() == 0) {
            boolean scripted = k + 1 < runs.size() && runs.get(k + 1).height() != 0;
            addLine(
                    run,
                    run.endsWithVariable(scripted)
                            || runs.size() == 1 && run.text().length() == 1 && run.endsWithVariable(true));
            return;
        }
        boolean second = k > 0 && runs.get(k - 1).height() == -run.height();
        boolean first = k + 1 < runs.size() && runs.get(k + 1).height() == -run.height();
        scriptBegin = second ? scriptBegin : end;
        double size = font.getSize2D();
        double apart = first || second ? APART : 0;
        TextLayout layout = layout(run.text(), font.deriveFont((float) (SCRIPT * size)));
        pieces.add(new Piece(
                layout,
                scriptBegin,
                run.height() * size * (apart + (run.height() < 0 ? DOWN : run.rooted() ? BELOW_ROOT : UP))));
        end = Math.max(end, scriptBegin + layout.getAdvance());
    }

    private void addLine(MathText.Run run, boolean variable) {
        String text = run.text();
        int at = text.length();
        while (variable && at > 0 && !Character.isLetter(text.charAt(at - 1))) {
            at--;
        }
        int cut = variable ? at - 1 : text.length();
        place(text.substring(0, cut), font);
        place(text.substring(cut), font.deriveFont(font.getStyle() | Font.ITALIC));
    }

    private void place(String text, Font with) {
        if (!text.isEmpty()) {
            TextLayout layout = layout(text, with);
            pieces.add(new Piece(layout, end, 0));
            end += layout.getAdvance();
        }
    }

    private static TextLayout layout(String text, Font font) {
        return new TextLayout(text, font, EXACT);
    }

    /** In smaller letters if it would be longer than this. */
    static Lettering atMost(double width, String markup, Font font) {
        Lettering full = new Lettering(markup, font);
        return full.width() <= width
                ? full
                : new Lettering(markup, font.deriveFont((float) (font.getSize2D() * width / full.width())));
    }

    /** The height of capital letters and digits above the baseline. */
    static double rise(Font font) {
        return new TextLayout("H", font, EXACT).getBounds().getHeight();
    }

    /** How far subscripts reach below the baseline. */
    static double drop(Font font) {
        return new TextLayout("g", font, EXACT).getDescent() + 1.5;
    }

    double width() {
        return markup.isEmpty() ? 0 : end;
    }

    void draw(Graphics2D g2, double x, double baseline) {
        g2.setColor(Palette.INK);
        for (Piece piece : pieces) {
            piece.layout().draw(g2, (float) (x + piece.x()), (float) (baseline - piece.rise()));
        }
        if (!bars.isEmpty()) {
            double width = BAR * font.getSize2D();
            double top = -layout("√", font).getBounds().getMinY() - width / 2;
            g2.setStroke(new BasicStroke((float) width));
            for (Line2D bar : bars) {
                double y = baseline - top;
                g2.draw(new Line2D.Double(x + bar.getX1() - width, y, x + bar.getX2(), y));
            }
        }
    }
}
