package smi.cli.tasks;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is computed beside the information.
 *
 * @param added results of other channels, which are added
 * @param distribution an observable over which the information is shown
 * @param binsFile regions of phase space that are compared with the information
 * @param distances points whose distance is given
 * @param plot a figure with ellipses
 */
public record FisherExtras(
        List<Path> added,
        Optional<String> distribution,
        Optional<Path> binsFile,
        List<String> distances,
        Optional<Path> plot) {
    /** Checks the name of the figure. */
    public FisherExtras {
        added = List.copyOf(added);
        distances = List.copyOf(distances);
        plot.ifPresent(ResultFigure::checked);
    }

    /** {@return nothing} */
    public static FisherExtras none() {
        return new FisherExtras(List.of(), Optional.empty(), Optional.empty(), List.of(), Optional.empty());
    }
}
