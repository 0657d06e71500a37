package smi.plots;

import java.awt.Color;

/**
 * The look of a line.
 *
 * @param colour its colour
 * @param dash how it is interrupted
 * @param width its width in points (1/72 inch)
 */
public record LineStyle(Color colour, Dash dash, double width) implements Mark {
    /** The width in points at which a line is read from the last row. */
    static final double WIDTH = 1.8;

    static LineStyle solid(Color colour) {
        return new LineStyle(colour, Dash.SOLID, WIDTH);
    }

    LineStyle withDash(Dash other) {
        return new LineStyle(colour, other, width);
    }
}
