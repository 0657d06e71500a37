package smi.kernel;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.Completeness;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;
import jdk.jshell.UnresolvedReferenceException;

/** Evaluates the cells of a notebook, one after the other, with JShell. */
final class Cells implements AutoCloseable {
    /** What IJava and JJava both import, and their functions that show something. */
    private static final List<String> IMPORTS = List.of(
            "import java.io.*;",
            "import java.math.*;",
            "import java.net.*;",
            "import java.util.*;",
            "import java.util.concurrent.*;",
            "import java.util.prefs.*;",
            "import java.util.regex.*;",
            "import java.util.stream.*;",
            "import static org.dflib.jjava.jupyter.kernel.BaseNotebookStatics.*;");

    private final ValueControl control = new ValueControl();
    private final JShell shell;
    private final Path folder;

    /**
     * An empty session.
     *
     * @param folder where relative paths of {@code %classpath} begin
     */
    Cells(Path folder) {
        this.folder = folder;
        shell = JShell.builder().executionEngine(control.provider(), null).build();
        Arrays.stream(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                .forEach(shell::addToClasspath);
        IMPORTS.forEach(this::run);
    }

    /**
     * Evaluates a cell.
     *
     * @param source the text of the cell
     * @return the value of its last snippet, empty if that has none or ends with a semicolon that makes it a statement
     * @throws CellException if it does not compile or throws
     * @throws IOException if a folder of a class path cannot be listed
     */
    Optional<Object> evaluate(String source) throws IOException {
        Magics.Parts parts = Magics.split(source);
        for (String pattern : parts.classPath()) {
            ClassPathPattern.resolve(folder, pattern).forEach(path -> shell.addToClasspath(path.toString()));
        }
        String rest = parts.java();
        Optional<Object> value = Optional.empty();
        while (!rest.isBlank()) {
            CompletionInfo next = analysis().analyzeCompletion(rest);
            if (next.completeness() == Completeness.DEFINITELY_INCOMPLETE) {
                throw new CellException(List.of("the cell ends in the middle of a statement:", rest.strip()));
            }
            // what cannot be understood is given to the compiler as a whole, which says why
            boolean unknown = next.completeness() == Completeness.UNKNOWN;
            String remaining = unknown ? "" : next.remaining();
            String written =
                    rest.substring(0, rest.length() - remaining.length()).strip();
            value = run(unknown ? rest : next.source()).filter(v -> !written.endsWith(";"));
            rest = unknown ? "" : next.remaining();
        }
        return value;
    }

    private Optional<Object> run(String snippet) {
        control.take();
        boolean shown = false;
        for (SnippetEvent event : shell.eval(snippet)) {
            if (event.exception() != null) {
                throw new CellException(describe(event.exception()));
            }
            if (event.status() == Snippet.Status.REJECTED) {
                throw new CellException(diagnostics(event.snippet()));
            }
            boolean cause = event.causeSnippet() == null;
            shown |= cause && isExpression(event.snippet());
        }
        Optional<Object> value = control.take();
        return shown ? value : Optional.empty();
    }

    /** JShell makes a variable of an expression that has a value. */
    private static boolean isExpression(Snippet snippet) {
        return snippet.kind() == Snippet.Kind.EXPRESSION
                || snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
    }

    private List<String> diagnostics(Snippet snippet) {
        List<String> lines = new ArrayList<>();
        String source = snippet.source();
        for (Diag problem : shell.diagnostics(snippet).toList()) {
            int at = (int) Math.max(0, Math.min(problem.getPosition(), source.length()));
            int start = source.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
            int end = source.indexOf('\n', at);
            lines.add(source.substring(Math.min(start, at), end < 0 ? source.length() : end));
            lines.add(" ".repeat(at - Math.min(start, at)) + "^");
            lines.addAll(problem.getMessage(Locale.ROOT).lines().toList());
        }
        return lines;
    }

    private List<String> describe(JShellException thrown) {
        if (thrown instanceof EvalException exception) {
            List<String> lines = new ArrayList<>();
            lines.add(exception.getExceptionClassName() + ": " + exception.getMessage());
            for (StackTraceElement element : exception.getStackTrace()) {
                if (!element.getClassName().startsWith("jdk.jshell")) {
                    lines.add("    at " + element);
                }
            }
            return lines;
        }
        if (thrown instanceof UnresolvedReferenceException unresolved) {
            Snippet snippet = unresolved.getSnippet();
            return List.of("something is not defined yet that is used in:", snippet.source());
        }
        return List.of(thrown.toString());
    }

    /** {@return whether a text is a whole cell, in the words of the protocol} */
    String completeness(String source) {
        Completeness found =
                analysis().analyzeCompletion(Magics.split(source).java()).completeness();
        return switch (found) {
            case COMPLETE, CONSIDERED_INCOMPLETE, EMPTY -> JavaKernel.IS_COMPLETE_YES;
            case UNKNOWN -> JavaKernel.IS_COMPLETE_BAD;
            default -> JavaKernel.IS_COMPLETE_MAYBE;
        };
    }

    SourceCodeAnalysis analysis() {
        return shell.sourceCodeAnalysis();
    }

    @Override
    public void close() {
        shell.close();
    }
}
