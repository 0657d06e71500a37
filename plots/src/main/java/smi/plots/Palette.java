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
    private static final List<Color> SEQUENCE = List.of(
            new Color(0xfbf6e3),
            new Color(0xcfe3cf),
            new Color(0x8fc5c4),
            new Color(0x4c9bb9),
            new Color(0x2b6a9f),
            new Color(0x1d3a70));
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

    /**
     * From light to dark, in nearly equal steps of lightness, so that a map can be read without its colours.
     *
     * @param part from 0 to 1
     */
    static Color sequential(double part) {
        double place = Math.max(0, Math.min(1, part)) * (SEQUENCE.size() - 1);
        int below = Math.min((int) place, SEQUENCE.size() - 2);
        Color from = SEQUENCE.get(below);
        Color to = SEQUENCE.get(below + 1);
        double t = place - below;
        return new Color(
                between(from.getRed(), to.getRed(), t),
                between(from.getGreen(), to.getGreen(), t),
                between(from.getBlue(), to.getBlue(), t));
    }

    private static int between(int from, int to, double t) {
        return (int) Math.round(from + t * (to - from));
    }

    /** Black or white, whichever is seen better on a colour. */
    static Color on(Color background) {
        double light = 0.299 * background.getRed() + 0.587 * background.getGreen() + 0.114 * background.getBlue();
        return light > 130 ? INK : Color.WHITE;
    }

    static Color translucent(Color colour, double opacity) {
        return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), (int) Math.round(255 * opacity));
    }
}
