package smi.plots;

/**
 * A figure at a place on a larger one.
 *
 * @param figure the figure, in its own size
 * @param x where its left edge lies, in points
 * @param y where its upper edge lies, in points
 */
public record Tile(Figure figure, double x, double y) {}
