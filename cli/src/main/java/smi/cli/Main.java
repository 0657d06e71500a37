package smi.cli;

import java.io.PrintWriter;
import picocli.CommandLine;

/** The {@code smi} program. */
public final class Main {
    private static final int HELP_WIDTH = 100;

    private Main() {}

    /**
     * Runs a command and ends the process with its exit code.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        var out = new PrintWriter(System.out, true);
        var err = new PrintWriter(System.err, true);
        System.exit(run(out, err, args));
    }

    /**
     * Runs a command.
     *
     * @param out where results go
     * @param err where progress and errors go
     * @param args the command line
     * @return 0 done, 1 failed, 2 the user's input is wrong, 3 a gate did not hold
     */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        CommandLine commandLine = commandLine();
        commandLine.setOut(out);
        commandLine.setErr(err);
        try {
            return commandLine.execute(args);
        } catch (OutOfMemoryError e) {
            err.println(
                    "smi: out of memory; give it more with the environment variable SMI_HEAP, for example SMI_HEAP=8g");
            return 1;
        }
    }

    /** {@return the program with all its commands, ready to parse} */
    static CommandLine commandLine() {
        var commandLine = new CommandLine(new SmiCommand());
        commandLine.setUsageHelpWidth(HELP_WIDTH);
        for (CommandLine command : commandLine.getSubcommands().values()) {
            // as declared: a command's own options first, those of every command last
            command.getCommandSpec().usageMessage().sortOptions(false).abbreviateSynopsis(true);
        }
        commandLine.setParameterExceptionHandler(Errors::wrongCommandLine);
        commandLine.setExecutionExceptionHandler(Errors::failedCommand);
        return commandLine;
    }
}
