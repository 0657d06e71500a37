package smi.cli;

import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import smi.cli.tasks.EventSelection;

/** Options of the commands that read weighted events. */
final class EventOptions {
    @Parameters(arity = "1..*", paramLabel = "EVENTS.h5", description = "Event files or globs, together one event set.")
    private List<String> files;

    @Mixin
    private WeightingOptions weighting;

    EventSelection selection() {
        return weighting.selection(files);
    }
}
