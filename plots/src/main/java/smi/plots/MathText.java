package smi.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The little markup of labels, close to LaTeX without its dollars: {@code _} and {@code ^} set what follows low or
 * high (in braces, or the word of letters and digits after it, so that the parameter name {@code c_HW} reads as a
 * physicist means it), {@code \Lambda} and the other Greek letters, {@code \hat{t}} and other accents, {@code \sqrt{s}},
 * {@code \times}, {@code \pm}, {@code \infty}; {@code \_} is an underscore. Single letters with a script or an accent
 * are variables, and slanted. A hyphen before a number is drawn as a minus sign.
 */
public final class MathText {
    private static final Map<String, String> SYMBOLS = Map.ofEntries(
            Map.entry("alpha", "α"),
            Map.entry("beta", "β"),
            Map.entry("gamma", "γ"),
            Map.entry("delta", "δ"),
            Map.entry("epsilon", "ε"),
            Map.entry("eta", "η"),
            Map.entry("theta", "θ"),
            Map.entry("kappa", "κ"),
            Map.entry("lambda", "λ"),
            Map.entry("mu", "μ"),
            Map.entry("nu", "ν"),
            Map.entry("xi", "ξ"),
            Map.entry("pi", "π"),
            Map.entry("rho", "ρ"),
            Map.entry("sigma", "σ"),
            Map.entry("tau", "τ"),
            Map.entry("phi", "φ"),
            Map.entry("chi", "χ"),
            Map.entry("psi", "ψ"),
            Map.entry("omega", "ω"),
            Map.entry("Gamma", "Γ"),
            Map.entry("Delta", "Δ"),
            Map.entry("Theta", "Θ"),
            Map.entry("Lambda", "Λ"),
            Map.entry("Sigma", "Σ"),
            Map.entry("Phi", "Φ"),
            Map.entry("Psi", "Ψ"),
            Map.entry("Omega", "Ω"),
            Map.entry("times", "×"),
            Map.entry("pm", "±"),
            Map.entry("infty", "∞"),
            Map.entry("ell", "ℓ"),
            Map.entry("sqrt", "√"),
            Map.entry("leq", "≤"),
            Map.entry("geq", "≥"),
            Map.entry("cdot", "·"));
    /** Accents follow the letter that they stand on. */
    private static final Map<String, String> ACCENTS =
            Map.of("hat", "\u0302", "bar", "\u0304", "tilde", "\u0303", "vec", "\u20d7", "dot", "\u0307");

    private static final String RADICAL = "√";

    private MathText() {}

    /**
     * A piece of text.
     *
     * @param height where it stands: 0 on the line, -1 below it, 1 above it
     * @param rooted whether it stands under the bar of a root
     */
    record Run(String text, int height, boolean rooted) {
        /** Whether it ends with a letter that stands for a number: alone, and with a script, an accent or a root. */
        boolean endsWithVariable(boolean scripted) {
            int accents = (int) text.codePoints()
                    .filter(c -> Character.getType(c) == Character.NON_SPACING_MARK)
                    .count();
            int at = text.length() - accents - 1;
            return height == 0
                    && (scripted || accents > 0 || rooted)
                    && at >= 0
                    && isLatin(text.charAt(at))
                    && (at == 0 || !Character.isLetter(text.charAt(at - 1)));
        }

        private static boolean isLatin(char c) {
            return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
        }
    }

    /**
     * The text without its markup, for where only plain characters can stand: {@code c_{HW}} becomes {@code c_HW}.
     *
     * @param markup a label
     * @return the label in plain characters
     */
    public static String plain(String markup) {
        StringBuilder text = new StringBuilder();
        List<Run> runs = parse(markup);
        for (int k = 0; k < runs.size(); k++) {
            Run run = runs.get(k);
            boolean opens = run.rooted() && !runs.get(k - 1).rooted();
            boolean closes =
                    run.rooted() && (k + 1 == runs.size() || !runs.get(k + 1).rooted());
            // what stands under a root is one letter, or needs brackets
            boolean letter = opens && closes && run.text().length() == 1;
            text.append(opens && !letter ? "(" : "")
                    .append(run.height() < 0 ? "_" : run.height() > 0 ? "^" : "")
                    .append(run.text())
                    .append(closes && !letter ? ")" : "");
        }
        return text.toString();
    }

    static List<Run> parse(String markup) {
        return new Parser(markup, false).runs();
    }

    /** Reads the markup from left to right; malformed markup is shown as it is typed. */
    private static final class Parser {
        private final String markup;
        private final boolean rooted;
        private final List<Run> runs = new ArrayList<>();
        private final StringBuilder line = new StringBuilder();
        private int at;

        Parser(String markup, boolean rooted) {
            this.markup = markup;
            this.rooted = rooted;
        }

        List<Run> runs() {
            while (at < markup.length()) {
                char c = markup.charAt(at);
                if ((c == '_' || c == '^') && at + 1 < markup.length()) {
                    at++;
                    script(c == '_' ? -1 : 1);
                } else if (markup.startsWith("\\sqrt{", at) && closing(at + 5) > 0) {
                    root();
                } else {
                    line.append(next());
                }
            }
            endLine();
            return List.copyOf(runs);
        }

        private void script(int height) {
            String text = group();
            int last = runs.size() - 1;
            // A name such as c_W_tilde: one subscript after another on the same side reads "W,tilde".
            if (line.isEmpty() && last >= 0 && runs.get(last).height() == height) {
                runs.set(last, new Run(runs.get(last).text() + "," + text, height, rooted));
            } else {
                endLine();
                runs.add(new Run(text, height, rooted));
            }
        }

        private void root() {
            int end = closing(at + 5);
            line.append(RADICAL);
            endLine();
            runs.addAll(new Parser(markup.substring(at + 6, end), true).runs());
            at = end + 1;
        }

        /** Where the brace that opens here is closed; -1 if it is not. */
        private int closing(int open) {
            int depth = 0;
            for (int k = open; k < markup.length(); k++) {
                depth += markup.charAt(k) == '{' ? 1 : markup.charAt(k) == '}' ? -1 : 0;
                if (depth == 0) {
                    return k;
                }
            }
            return -1;
        }

        private void endLine() {
            if (!line.isEmpty()) {
                runs.add(new Run(line.toString(), 0, rooted));
                line.setLength(0);
            }
        }

        private String group() {
            StringBuilder text = new StringBuilder();
            if (markup.charAt(at) == '{' && markup.indexOf('}', at) > at) {
                int end = markup.indexOf('}', at);
                at++;
                while (at < end) {
                    text.append(next());
                }
                at = end + 1;
                return text.toString();
            }
            text.append(next());
            while (at < markup.length() && Character.isLetterOrDigit(markup.charAt(at))) {
                text.append(next());
            }
            return text.toString();
        }

        private String next() {
            char c = markup.charAt(at++);
            if (c == '\\') {
                return command();
            }
            return c == '-' && isSign(at - 1) ? "\u2212" : String.valueOf(c);
        }

        private boolean isSign(int index) {
            boolean number = index + 1 < markup.length() && Character.isDigit(markup.charAt(index + 1));
            return number && (index == 0 || " ([{^_,=".indexOf(markup.charAt(index - 1)) >= 0);
        }

        private String command() {
            int end = at;
            while (end < markup.length() && Character.isLetter(markup.charAt(end))) {
                end++;
            }
            if (end == at) {
                return at < markup.length() ? String.valueOf(markup.charAt(at++)) : "\\";
            }
            String name = markup.substring(at, end);
            at = end;
            if (ACCENTS.containsKey(name) && at < markup.length()) {
                at += markup.charAt(at) == ' ' && at + 1 < markup.length() ? 1 : 0;
                String below = argument();
                return (below.isEmpty() ? next() : below) + ACCENTS.get(name);
            }
            return SYMBOLS.getOrDefault(name, "\\" + name);
        }

        /** What stands in braces after a command. */
        private String argument() {
            int end = markup.indexOf('}', at);
            if (markup.charAt(at) != '{' || end < 0) {
                return "";
            }
            String text = markup.substring(at + 1, end);
            at = end + 1;
            return text;
        }
    }
}
