package smi.plots;

import java.awt.Color;

/**
 * The look of a point.
 *
 * @param symbol its form
 * @param outline the colour of its edge
 * @param fill the colour inside
 * @param size its height in points (1/72 inch)
 */
public record MarkerStyle(Symbol symbol, Color outline, Color fill, double size) implements Mark {
    /** The form of a point. */
    public enum Symbol {
        /** A disc. */
        CIRCLE,
        /** A square. */
        SQUARE,
        /** A triangle with its tip above. */
        TRIANGLE,
        /** A square on its corner. */
        DIAMOND,
        /** A triangle with its tip below. */
        NABLA,
        /** A pentagon. */
        PENTAGON,
        /** A star with five rays. */
        STAR,
        /** An upright cross. */
        CROSS
    }

    private static final Color CLEAR = new Color(255, 255, 255, 0);

    static MarkerStyle open(Symbol symbol, Color colour) {
        return new MarkerStyle(symbol, colour, CLEAR, 11);
    }

    /** The same symbol with white inside if one could look through it. */
    MarkerStyle opaque() {
        return fill.getAlpha() > 0 ? this : new MarkerStyle(symbol, outline, Color.WHITE, size);
    }

    static MarkerStyle filled(Symbol symbol, Color colour, double size) {
        return new MarkerStyle(symbol, colour, colour, size);
    }
}
