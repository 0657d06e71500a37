package smi.cli.tasks;

import java.io.PrintWriter;
import java.util.List;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Where a task speaks to the user. Results go to standard output, progress and warnings to standard error. */
public final class Console {
    /** The control sequence of terminals. */
    private static final String ERASE_TO_END = "\u001b[K";

    private final PrintWriter out;
    private final PrintWriter err;
    private final boolean quiet;
    private final boolean terminal;
    private boolean statusShown;

    /**
     * A console.
     *
     * @param out where results are printed
     * @param err where progress and warnings are printed
     * @param quiet whether to print warnings only
     * @param terminal whether progress bars make sense
     */
    public Console(PrintWriter out, PrintWriter err, boolean quiet, boolean terminal) {
        this.out = out;
        this.err = err;
        this.quiet = quiet;
        this.terminal = terminal;
    }

    /**
     * Prints a line of a result.
     *
     * @param line the line
     */
    public void say(String line) {
        if (!quiet) {
            clearStatus();
            out.println(line);
            out.flush();
        }
    }

    /**
     * Prints a table of a result.
     *
     * @param table the table
     */
    public void say(TextTable table) {
        table.lines().forEach(this::say);
    }

    /**
     * Prints a line about what is going on.
     *
     * @param line the line
     */
    public void note(String line) {
        if (!quiet) {
            err.println(line);
            err.flush();
        }
    }

    /**
     * Prints a warning, even when quiet.
     *
     * @param line the line
     */
    public void warn(String line) {
        clearStatus();
        err.println(Emphasis.warning("warning:") + " " + line);
        err.flush();
    }

    /**
     * Prints several warnings.
     *
     * @param lines the lines
     */
    public void warn(List<String> lines) {
        lines.forEach(this::warn);
    }

    /** {@return whether a status line would be seen} */
    public boolean showsStatus() {
        return terminal && !quiet;
    }

    /**
     * Shows, on a terminal, a line that the next one replaces.
     *
     * @param line the line
     */
    public void status(String line) {
        if (showsStatus()) {
            err.print("\r" + line + ERASE_TO_END);
            err.flush();
            statusShown = true;
        }
    }

    private void clearStatus() {
        if (statusShown) {
            err.print("\r" + ERASE_TO_END);
            err.flush();
            statusShown = false;
        }
    }

    /**
     * Starts a progress bar with an estimate of the time left; without a terminal it shows nothing.
     *
     * @param title what is going on
     * @param total how many steps it takes
     * @return the progress, to be closed
     */
    public Progress progress(String title, long total) {
        if (quiet || !terminal) {
            return Progress.NONE;
        }
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(title)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .continuousUpdate()
                .clearDisplayOnFinish()
                .build();
        return new Progress() {
            @Override
            public void step(long n) {
                bar.stepBy(n);
            }

            @Override
            public void close() {
                bar.close();
            }
        };
    }

    /** How far something is. */
    public interface Progress extends AutoCloseable {
        /** Shows nothing. */
        Progress NONE = new Progress() {
            @Override
            public void step(long n) {
                // nobody looks
            }

            @Override
            public void close() {
                // nothing was opened
            }
        };

        /**
         * Some steps are done.
         *
         * @param n how many
         */
        void step(long n);

        @Override
        void close();
    }
}
