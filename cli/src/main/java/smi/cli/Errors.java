package smi.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import smi.cli.analysis.GateException;
import smi.cli.tasks.Emphasis;
import smi.morphing.InvalidInputException;

/** Turns exceptions into one line and an exit code. */
final class Errors {
    private Errors() {}

    static int wrongCommandLine(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        command.getErr()
                .println(prefix() + complaint(e) + " ("
                        + command.getCommandSpec().qualifiedName()
                        + " --help shows the "
                        + (isTop(command) ? "commands" : "options") + ")");
        return 2;
    }

    private static String prefix() {
        return Emphasis.error("smi:") + " ";
    }

    private static String complaint(ParameterException e) {
        if (!(e instanceof UnmatchedArgumentException unmatched)) {
            return readable(e.getMessage());
        }
        String first = unmatched.getUnmatched().get(0);
        boolean command = isTop(e.getCommandLine()) && !first.startsWith("-");
        String what = command ? "unknown command '" + first + "'" : oneLine(e.getMessage());
        List<String> meant = unmatched.getSuggestions();
        return meant.isEmpty()
                ? what
                : what + "; did you mean " + meant.stream().limit(2).collect(Collectors.joining(" or ")) + "?";
    }

    private static boolean isTop(CommandLine command) {
        return command.getParent() == null;
    }

    /** The parser speaks of Java's types. */
    private static String readable(String message) {
        return oneLine(message)
                .replaceFirst("^Error: ", "")
                .replaceFirst("is not an? (int|long)$", "is not a whole number that can be used")
                .replaceFirst("is not a double$", "is not a number");
    }

    static int failedCommand(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof GateException) {
            command.getErr().println(prefix() + oneLine(e.getMessage()));
            return 3;
        }
        boolean wrongInput = e instanceof InvalidInputException;
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        command.getErr()
                .println(prefix()
                        + (wrongInput ? "" : "failed: ")
                        + (wrongInput ? withPicture(message) : oneLine(message)));
        if (parsed.matchedOption("--debug") != null
                || parsed.subcommands().stream().anyMatch(s -> s.hasMatchedOption("--debug"))) {
            e.printStackTrace(command.getErr());
        } else if (!wrongInput) {
            command.getErr().println(prefix() + "run it again with --debug for the stack trace");
        }
        return wrongInput ? 2 : 1;
    }

    /** The lines that show where an expression is wrong are indented and stay as they are. */
    private static String withPicture(String message) {
        return message.replaceAll("[ \\t]*\\R(?! {4})\\s*", "; ");
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s*\\R\\s*", "; ");
    }
}
