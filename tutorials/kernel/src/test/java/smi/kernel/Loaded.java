package smi.kernel;

/** What a cell of a test loads. */
public final class Loaded {
    private Loaded() {}

    /** {@return a word} */
    public static String word() {
        return "loaded";
    }
}
