package smi.plots;

/** How a line is interrupted. */
public enum Dash {
    /** Not at all: the 68 % contour. */
    SOLID,
    /** Dashes: the 95 % contour. */
    DASHED,
    /** Dots: a third level, a threshold. */
    DOTTED,
    /** Dashes and dots in turn: a fourth level. */
    DASH_DOTTED
}
