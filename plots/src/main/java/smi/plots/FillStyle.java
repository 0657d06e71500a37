package smi.plots;

import java.awt.Color;

/**
 * The look of an area.
 *
 * @param colour its colour, possibly translucent
 */
public record FillStyle(Color colour) implements Mark {}
