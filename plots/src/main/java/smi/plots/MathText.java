package smi.plots;

import java.awt.Font;
import java.awt.font.TextAttribute;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The little markup of labels, close to LaTeX without its dollars: {@code _} and {@code ^} set what follows low or
 * high (in braces, or the word of letters and digits after it, so that the parameter name {@code c_HW} reads as a
 * physicist means it), {@code \Lambda} and the other Greek letters, {@code \sqrt{s}}, {@code \times}, {@code \pm},
 * {@code \infty}; {@code \_} is an underscore. A hyphen before a number is drawn as a minus sign.
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
            Map.entry("cdot", "·"));

    private MathText() {}

    /** Where a piece of text stands: on the line, below it or above it, as {@link TextAttribute#SUPERSCRIPT} counts. */
    record Run(String text, int height) {}

    /**
     * The text without its markup, for where only plain characters can stand: {@code c_{HW}} becomes {@code c_HW}.
     *
     * @param markup a label
     * @return the label in plain characters
     */
    public static String plain(String markup) {
        StringBuilder text = new StringBuilder();
        for (Run run : parse(markup)) {
            text.append(run.height() < 0 ? "_" : run.height() > 0 ? "^" : "").append(run.text());
        }
        return text.toString();
    }

    static List<Run> parse(String markup) {
        return new Parser(markup).runs();
    }

    /** Family, size and style are set one by one: a complete font among the attributes would cancel sub- and superscripts. */
    static AttributedString styled(String markup, Font font) {
        List<Run> runs = parse(markup);
        StringBuilder all = new StringBuilder();
        runs.forEach(run -> all.append(run.text()));
        AttributedString text = new AttributedString(all.isEmpty() ? " " : all.toString());
        text.addAttribute(TextAttribute.FAMILY, font.getFamily());
        text.addAttribute(TextAttribute.SIZE, font.getSize2D());
        text.addAttribute(
                TextAttribute.WEIGHT, font.isBold() ? TextAttribute.WEIGHT_BOLD : TextAttribute.WEIGHT_REGULAR);
        text.addAttribute(
                TextAttribute.POSTURE, font.isItalic() ? TextAttribute.POSTURE_OBLIQUE : TextAttribute.POSTURE_REGULAR);
        int begin = 0;
        for (Run run : runs) {
            int end = begin + run.text().length();
            if (run.height() != 0) {
                text.addAttribute(TextAttribute.SUPERSCRIPT, run.height(), begin, end);
            }
            begin = end;
        }
        return text;
    }

    /** Reads the markup from left to right; malformed markup is shown as it is typed. */
    private static final class Parser {
        private final String markup;
        private final List<Run> runs = new ArrayList<>();
        private final StringBuilder line = new StringBuilder();
        private int at;

        Parser(String markup) {
            this.markup = markup;
        }

        List<Run> runs() {
            while (at < markup.length()) {
                char c = markup.charAt(at);
                if ((c == '_' || c == '^') && at + 1 < markup.length()) {
                    at++;
                    script(c == '_' ? -1 : 1);
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
                runs.set(last, new Run(runs.get(last).text() + "," + text, height));
            } else {
                endLine();
                runs.add(new Run(text, height));
            }
        }

        private void endLine() {
            if (!line.isEmpty()) {
                runs.add(new Run(line.toString(), 0));
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
            return SYMBOLS.getOrDefault(name, "\\" + name) + argument();
        }

        /** The braces after a command such as \sqrt{s} are not drawn. */
        private String argument() {
            int end = markup.indexOf('}', at);
            if (at >= markup.length() || markup.charAt(at) != '{' || end < 0) {
                return "";
            }
            String text = markup.substring(at + 1, end);
            at = end + 1;
            return text;
        }
    }
}
