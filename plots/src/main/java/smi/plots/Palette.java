package smi.plots;

import java.awt.Color;
import java.util.List;

/**
 * Colours that remain apart for readers with a colour-vision deficiency: those of Okabe and Ito, "Color Universal
 * Design" (2008), without their yellow, which is lost on white; the darker ones first, as lines are thin.
 */
final class Palette {
    static final Color INK = Color.BLACK;
    static final Color GREY = new Color(0x666666);
    static final Color SHADE = new Color(0xd9d9d9);

    private static final List<Color> COLOURS = List.of(
            new Color(0x0072b2),
            new Color(0xd55e00),
            new Color(0x009e73),
            new Color(0xcc79a7),
            new Color(0x56b4e9),
            new Color(0xe69f00),
            new Color(0x000000));
    private static final List<MarkerStyle.Symbol> SYMBOLS = List.of(
            MarkerStyle.Symbol.CIRCLE,
            MarkerStyle.Symbol.SQUARE,
            MarkerStyle.Symbol.TRIANGLE,
            MarkerStyle.Symbol.DIAMOND,
            MarkerStyle.Symbol.NABLA,
            MarkerStyle.Symbol.PENTAGON);

    private Palette() {}

    static Color colour(int index) {
        return COLOURS.get(index % COLOURS.size());
    }

    static MarkerStyle.Symbol symbol(int index) {
        return SYMBOLS.get(index % SYMBOLS.size());
    }

    static Color translucent(Color colour, double opacity) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * opacity));
    }
}
