package smi.cli.tasks;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import smi.morphing.InvalidInputException;

/**
 * What is computed beside the information.
 *
 * @param added results of other channels, which are added
 * @param distribution an observable over which the information is shown
 * @param binsFile regions of phase space that are compared with the information
 * @param distances points whose distance is given
 * @param geodesics distances at which curves are drawn around each point, in standard deviations
 * @param grid points at which the information is tabulated
 * @param plot a figure with ellipses
 */
public record FisherExtras(
        List<Path> added,
        Optional<String> distribution,
        Optional<Path> binsFile,
        List<String> distances,
        List<Double> geodesics,
        Optional<String> grid,
        Optional<Path> plot) {
    /** Checks the name of the figure. */
    public FisherExtras {
        added = List.copyOf(added);
        distances = List.copyOf(distances);
        geodesics = List.copyOf(geodesics);
        for (double distance : geodesics) {
            if (!(distance > 0 && distance < Double.POSITIVE_INFINITY)) {
                throw new InvalidInputException(
                        "the distance of geodesics is %s; give positive ones, in standard deviations"
                                .formatted(distance));
            }
        }
        if (grid.isPresent() && !added.isEmpty()) {
            throw new InvalidInputException(
                    "results of other channels are added at points, not on a grid; leave out one");
        }
        plot.ifPresent(ResultFigure::checked);
    }

    /** {@return nothing} */
    public static FisherExtras none() {
        return new FisherExtras(
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
    }
}
