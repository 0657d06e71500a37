package smi.plots;

import java.awt.Font;

/**
 * The letters of a figure. Java's logical sans-serif family is there on every system that has any font, and finds the
 * signs that one font lacks in another.
 */
record Fonts(Font titles, Font numbers, Font legend, Font experiment, Font status) {
    /** Java on a machine without any font fails in its depths, each time in another way: say what is missing. */
    static Fonts standard() {
        try {
            Lettering.rise(font(Font.PLAIN, 1));
        } catch (InternalError | LinkageError | RuntimeException e) {
            throw new IllegalStateException(
                    "Java finds no font to write labels with; install one"
                            + " (Debian and Ubuntu: apt-get install fontconfig fonts-dejavu-core)",
                    e);
        }
        return new Fonts(
                font(Font.PLAIN, 13.5),
                font(Font.PLAIN, 12),
                font(Font.PLAIN, 11),
                font(Font.BOLD, 13.5),
                font(Font.ITALIC, 12));
    }

    private static Font font(int style, double size) {
        return new Font(Font.SANS_SERIF, style, 1).deriveFont((float) size);
    }
}
