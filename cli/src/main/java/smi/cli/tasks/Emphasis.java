package smi.cli.tasks;

/**
 * Colours for what must not be overlooked. There are none unless the system property {@code smi.colours} is {@code true},
 * which the launcher sets where standard error is a terminal and the user has nothing against colours.
 */
public final class Emphasis {
    private static final String RED = "1;31";
    private static final String YELLOW = "1;33";

    private Emphasis() {}

    /**
     * Marks an error.
     *
     * @param text what to mark
     * @return the text, bold and red on a terminal
     */
    public static String error(String text) {
        return in(RED, text);
    }

    /**
     * Marks a warning.
     *
     * @param text what to mark
     * @return the text, bold and yellow on a terminal
     */
    public static String warning(String text) {
        return in(YELLOW, text);
    }

    private static String in(String colour, String text) {
        return Boolean.getBoolean("smi.colours") ? "\u001b[" + colour + "m" + text + "\u001b[0m" : text;
    }
}
