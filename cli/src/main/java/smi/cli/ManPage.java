package smi.cli;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Manual pages in the language of {@code man} (troff with its macros of the same name). */
final class ManPage {
    private static final String EXIT_STATUS =
            """
            .SH EXIT STATUS
            0 done, 1 failed, 2 the input or the command line is wrong, 3 a \\fB--gate\\fR did not hold.
            """;

    private ManPage() {}

    /** {@return the name of the file of a page, for example {@code smi-train.1}} */
    static String file(CommandPage page) {
        return title(page) + ".1";
    }

    private static String title(CommandPage page) {
        return page.name().replace(' ', '-');
    }

    /**
     * Writes a page.
     *
     * @param page what it says
     * @param version the version of the program
     * @param others all pages of the program, for the last section
     */
    static String of(CommandPage page, String version, List<CommandPage> others) {
        var text = new StringBuilder();
        text.append(".TH \"%s\" 1 \"\" \"smi %s\" \"smi\"\n"
                .formatted(title(page).toUpperCase(Locale.ROOT), escaped(version)));
        text.append(".SH NAME\n%s \\- %s\n"
                .formatted(escaped(title(page)), escaped(page.summary().replaceFirst("\\.$", ""))));
        text.append(".SH SYNOPSIS\n").append(line(page.synopsis()));
        text.append(".SH OPTIONS\n");
        page.arguments().forEach(a -> text.append(".TP\n\\fB")
                .append(a.names().isEmpty() ? "" : escaped(String.join(", ", a.names())) + " ")
                .append("\\fI")
                .append(escaped(a.label()))
                .append("\\fR\n")
                .append(line(a.description())));
        if (!page.examples().isEmpty()) {
            text.append(".SH EXAMPLES\n.nf\n");
            page.examples().forEach(example -> text.append(line(example)));
            text.append(".fi\n");
        }
        if (!page.note().isEmpty()) {
            text.append(".SH NOTES\n").append(line(page.note()));
        }
        text.append(EXIT_STATUS).append(".SH SEE ALSO\n");
        return text.append(others.stream()
                        .filter(other -> !other.equals(page))
                        .map(other -> "\\fB" + escaped(title(other)) + "\\fR(1)")
                        .collect(Collectors.joining(",\n")))
                .append('\n')
                .toString();
    }

    /** A line that begins with a point or an apostrophe would be a command. */
    private static String line(String text) {
        return (text.startsWith(".") || text.startsWith("'") ? "\\&" : "") + escaped(text) + "\n";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\e").replace("-", "\\-");
    }
}
