package smi.cli;

import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;
import smi.morphing.InvalidInputException;

/** Turns exceptions into one line and an exit code. */
final class Errors {
    private Errors() {}

    static int wrongCommandLine(ParameterException e, String[] args) {
        CommandLine command = e.getCommandLine();
        List<String> meant = e instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        String suggestion = meant.isEmpty()
                ? ""
                : "; did you mean " + meant.stream().limit(3).collect(Collectors.joining(" or ")) + "?";
        command.getErr()
                .println("smi: " + oneLine(e.getMessage()) + suggestion + " ("
                        + command.getCommandSpec().qualifiedName() + " --help shows the options)");
        return 2;
    }

    static int failedCommand(Exception e, CommandLine command, ParseResult parsed) {
        boolean wrongInput = e instanceof InvalidInputException;
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        command.getErr().println("smi: " + (wrongInput ? "" : "failed: ") + oneLine(message));
        if (parsed.matchedOption("--debug") != null
                || parsed.subcommands().stream().anyMatch(s -> s.hasMatchedOption("--debug"))) {
            e.printStackTrace(command.getErr());
        } else if (!wrongInput) {
            command.getErr().println("smi: run it again with --debug for the stack trace");
        }
        return wrongInput ? 2 : 1;
    }

    private static String oneLine(String message) {
        return message.replaceAll("\\s*\\R\\s*", "; ");
    }
}
