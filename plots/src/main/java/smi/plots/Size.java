package smi.plots;

import java.util.Locale;
import smi.morphing.InvalidInputException;

/**
 * The size of a figure on paper. Letters are 12 points high at any size, so a smaller figure has larger letters
 * relative to its frame.
 *
 * @param width in points (1/72 inch)
 * @param height in points
 */
public record Size(double width, double height) {
    /** Nearly square: two parameters against each other. */
    static final Size PLANE = new Size(430, 415);
    /** The same with the meaning of its colours beside it. */
    static final Size MAP = new Size(520, 415);
    /** Wider than high: something against one variable. */
    static final Size CURVE = new Size(460, 345);
    /** A histogram with a ratio below it. */
    static final Size STACK = new Size(440, 440);

    /** Refuses a size in which nothing could be read. */
    public Size {
        if (!(width >= 150) || !(height >= 150) || width > 5000 || height > 5000) {
            throw new InvalidInputException(String.format(
                    Locale.ROOT,
                    "a figure of %s x %s points cannot be drawn; give 150 to 5000 points (72 are an inch) each",
                    width,
                    height));
        }
    }
}
