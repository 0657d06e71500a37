package smi.plots;

import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.font.TextLayout;

/** One line of text, measured and drawn as outlines, so that every viewer shows the same letters. */
final class Lettering {
    /** Measured at fractions of a point and never fitted to pixels: all formats get the same layout. */
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private final String markup;
    private final TextLayout layout;

    Lettering(String markup, Font font) {
        this.markup = markup;
        this.layout = new TextLayout(MathText.styled(markup, font).getIterator(), EXACT);
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
        return markup.isEmpty() ? 0 : layout.getAdvance();
    }

    void draw(Graphics2D g2, double x, double baseline) {
        if (!markup.isEmpty()) {
            g2.setColor(Palette.INK);
            layout.draw(g2, (float) x, (float) baseline);
        }
    }
}
