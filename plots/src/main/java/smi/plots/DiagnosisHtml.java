package smi.plots;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import smi.diagnostics.Check;
import smi.diagnostics.Verdict;
import smi.events.OutputFile;

/**
 * A diagnosis as one HTML file that needs nothing else: the verdicts in a table, then the figures.
 *
 * @param page the figures
 */
public record DiagnosisHtml(DiagnosisPage page) {
    private static final double DOTS_PER_INCH = 110;

    private static final String STYLE =
            """
            body { font-family: sans-serif; margin: 2em; max-width: 1500px; }
            table { border-collapse: collapse; margin-bottom: 2em; }
            td, th { padding: 0.25em 0.8em; text-align: left; border-bottom: 1px solid #ddd; vertical-align: top; }
            td.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
            .pass { color: #1b7837; } .warn { color: #b35806; } .fail { color: #b2182b; font-weight: bold; }
            img { margin: 0.4em; vertical-align: top; }
            """;

    /** {@return the text of the file} */
    public String text() {
        var html = new StringBuilder();
        String verdict = name(page.diagnosis().verdict());
        String title = escaped(page.title());
        html.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n<title>")
                .append(title)
                .append("</title>\n<style>\n")
                .append(STYLE)
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(title)
                .append(": <span class=\"%1$s\">%1$s</span></h1>\n".formatted(verdict))
                .append(
                        "<table>\n<tr><th>check</th><th>verdict</th><th>deviation</th><th>allowed</th><th>where</th><th>meaning</th></tr>\n");
        page.diagnosis().checks().forEach(check -> html.append(row(check)));
        html.append("</table>\n");
        page.figures()
                .forEach(figure ->
                        html.append(figure.picture(DOTS_PER_INCH).html()).append('\n'));
        return html.append("</body>\n</html>\n").toString();
    }

    private static String row(Check check) {
        return String.format(
                Locale.ROOT,
                "<tr><td>%s</td><td class=\"%s\">%s</td><td class=\"n\">%.3g ± %.2g</td><td class=\"n\">%.3g</td><td>%s</td><td>%s</td></tr>\n",
                escaped(check.name()),
                name(check.verdict()),
                name(check.verdict()),
                check.figure(),
                check.error(),
                check.threshold(),
                escaped(check.where()),
                escaped(check.meaning()));
    }

    private static String name(Verdict verdict) {
        return verdict.name().toLowerCase(Locale.ROOT);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /**
     * Writes the file; an interrupted writing leaves the old one, or none.
     *
     * @param file where to
     */
    public void save(Path file) {
        byte[] bytes = text().getBytes(StandardCharsets.UTF_8);
        OutputFile.write(file, path -> Files.write(path, bytes));
    }
}
