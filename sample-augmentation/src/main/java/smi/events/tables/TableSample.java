package smi.events.tables;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import smi.events.lhe.EventNorm;
import smi.morphing.InvalidInputException;

/**
 * Events of one origin.
 *
 * @param table the events
 * @param files where they come from
 * @param sampledFrom the benchmark at which they were generated; empty: a background, whose weight does not depend on θ
 * @param kFactor multiplies all weights; positive
 * @param norm whether the weights add up to the cross section in pb or average to it
 */
public record TableSample(Table table, List<Path> files, Optional<String> sampledFrom, double kFactor, EventNorm norm) {

    public TableSample {
        files = List.copyOf(files);
        if (!(kFactor > 0) || Double.isInfinite(kFactor)) {
            throw new InvalidInputException(
                    "the k-factor of %s is %s; give a positive number".formatted(files, kFactor));
        }
    }

    /** {@return the files as text} */
    String name() {
        return String.join("+", files.stream().map(Path::toString).toList());
    }
}
